package org.secondread.preprocessing.pixel.jpeg2000;

import java.util.List;

/**
 * The wavelet coefficients of one tile-component, and after {@link #rebuild} its samples.
 *
 * <p>Rows lie from the start where the transform will leave them: row v of a vertically low band of level d at 2^d · v, so
 * that vertical steps run over whole rows in place. Along a row low and high samples lie in two runs, which the
 * horizontal step interleaves.
 */
abstract sealed class CoefficientPlane permits ReversiblePlane, IrreversiblePlane {
    final TileComponent component;
    final int width;

    CoefficientPlane(TileComponent component) {
        this.component = component;
        this.width = component.area().width();
    }

    static CoefficientPlane of(TileComponent component) {
        return component.style().reversible() ? new ReversiblePlane(component) : new IrreversiblePlane(component);
    }

    /**
     * Puts a code-block to its place.
     *
     * @param values as {@link BlockDecoder#decode} gives them
     */
    abstract void place(CodeBlock block, int lowWidth, int[] values);

    /** Copies samples, rounded to whole numbers, to the start of an array. */
    abstract void copyRounded(int from, int count, int[] into);

    /** Undoes the wavelet transform (T.800 annex F). */
    void rebuild() {
        List<Resolution> resolutions = component.resolutions();
        for (int r = 1; r < resolutions.size(); r++) {
            Area area = resolutions.get(r).area();
            if (!area.isEmpty()) {
                int stride = component.rowStride(r) * width;
                int start = (int) (((long) area.y0() << component.style().levels() - r)
                                - component.area().y0())
                        * width;
                rebuildRows(area, start, stride);
                rebuildColumns(area, start, stride);
            }
        }
    }

    private void rebuildRows(Area area, int start, int stride) {
        int odd = area.x0() & 1;
        int count = area.width();
        for (int y = 0, row = start; y < area.height(); y++, row += stride) {
            if (count > 1) {
                rebuildRow(row, count, odd);
            } else if (odd == 1) {
                halve(row);
            }
        }
    }

    /** A row of a single sample that is high stands for half of it (F.3.6). */
    abstract void halve(int row);

    /** @param odd 1 when the row begins with a high sample */
    abstract void rebuildRow(int row, int count, int odd);

    abstract void rebuildColumns(Area area, int start, int stride);
}
