package org.secondread.preprocessing.pixel.jpeg2000;

/**
 * A rectangle of integer coordinates, its upper ends excluded. All grids of a codestream are such rectangles of one
 * reference grid, reduced (T.800 annex B).
 */
record Area(int x0, int y0, int x1, int y1) {
    int width() {
        return x1 - x0;
    }

    int height() {
        return y1 - y0;
    }

    boolean isEmpty() {
        return x0 >= x1 || y0 >= y1;
    }

    /** Samples within. */
    long size() {
        return isEmpty() ? 0 : (long) width() * height();
    }

    /** The resolution that is {@code levels} halvings below (B-14). */
    Area reduced(int levels) {
        return band(levels, 0, 0);
    }

    /**
     * The sub-band of a decomposition level (B-15).
     *
     * @param xHigh 1 when it holds the horizontally high-pass samples
     * @param yHigh 1 when it holds the vertically high-pass samples
     */
    Area band(int level, int xHigh, int yHigh) {
        return new Area(
                bandStart(x0, level, xHigh),
                bandStart(y0, level, yHigh),
                bandStart(x1, level, xHigh),
                bandStart(y1, level, yHigh));
    }

    private static int bandStart(int of, int level, int high) {
        long half = level == 0 ? 0 : (long) high << (level - 1);
        return (int) (of - half + (1L << level) - 1 >> level);
    }

    Area intersection(long otherX0, long otherY0, long otherX1, long otherY1) {
        return new Area((int) Math.max(x0, otherX0), (int) Math.max(y0, otherY0), (int) Math.min(x1, otherX1), (int)
                Math.min(y1, otherY1));
    }

    /** The smallest rectangle of cells of 2^xExponent × 2^yExponent that covers this one, counted in cells. */
    Area cells(int xExponent, int yExponent) {
        return isEmpty()
                ? new Area(0, 0, 0, 0)
                : new Area(x0 >> xExponent, y0 >> yExponent, (x1 - 1 >> xExponent) + 1, (y1 - 1 >> yExponent) + 1);
    }
}
