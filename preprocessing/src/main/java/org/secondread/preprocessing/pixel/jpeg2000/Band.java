package org.secondread.preprocessing.pixel.jpeg2000;

/**
 * A sub-band of one tile-component.
 *
 * @param orientation 0 LL, 1 HL, 2 LH, 3 HH; bit 0 horizontally, bit 1 vertically high-pass
 * @param area in its own coordinates (B-15)
 * @param level of decomposition, from 1 for the finest; that of LL is the number of levels
 * @param bitPlanes magnitude bits, those of a shifted region of interest included
 * @param regionShift bits by which a region of interest was shifted up (T.800 annex H)
 * @param step of quantisation; 1 when reversible
 */
record Band(int orientation, Area area, int level, int bitPlanes, int regionShift, float step) {
    boolean isHorizontallyHigh() {
        return (orientation & 1) != 0;
    }

    boolean isVerticallyHigh() {
        return (orientation & 2) != 0;
    }

    /** Row of the full resolution at which a row of the band is kept until its row is rebuilt there. */
    int row(int y) {
        return (int) (isVerticallyHigh() ? (2L * y + 1) << (level - 1) : (long) y << level);
    }
}
