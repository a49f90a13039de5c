package org.secondread.preprocessing.pixel.jpeg2000;

/** The wavelet coefficients of one tile-component, and after {@link #rebuild} its samples. */
sealed interface CoefficientPlane permits ReversiblePlane, IrreversiblePlane {
    static CoefficientPlane of(TileComponent component) {
        return component.style().reversible() ? new ReversiblePlane(component) : new IrreversiblePlane(component);
    }

    /**
     * Puts a code-block to its place.
     *
     * @param values as {@link BlockDecoder#decode} gives them
     */
    void place(CodeBlock block, int lowWidth, int[] values);

    /** Undoes the wavelet transform (T.800 annex F). */
    void rebuild();

    /** Copies samples, rounded to whole numbers, to the start of an array. */
    void copyRounded(int from, int count, int[] into);
}
