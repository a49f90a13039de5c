package org.secondread.preprocessing.pixel.jpeg2000;

import java.util.Arrays;

/**
 * What the coding passes of part 1 know of a block: the coefficients so far, and their significance.
 *
 * <p>The coefficients are taken in stripes of four rows.
 * What is known of the coefficients of a stripe's column stands in one word, so that a whole column without anything
 * to do is seen at once, and a neighbourhood is a shift and a mask. Of the 6 × 3 coefficients around and in the column,
 * bits 0 to 17 say which are significant, row by row from the row above. Then come, for row k of the column: at 19 + 3k
 * whether it is negative, 20 + 3k whether it has been refined, 21 + 3k whether this bit-plane has coded it already; at 18
 * and 31 whether those above and below the column are negative.
 */
final class BlockColumns {
    static final int AROUND = 0b111_101_111;
    static final int REFINED = 1 << 20;
    static final int ROWS = 0b001_001_001_001;
    static final int CODED_ALL = ROWS << 21;

    /** Row of a column, by the shift that brings its neighbourhood to bit 0. */
    static final byte[] ROW_OF_SHIFT = {0, 0, 0, 1, 1, 1, 2, 2, 2, 3};

    private static final int ROWS_AROUND = 0b001_001_001_001_001_001;
    private static final int ORTHOGONAL = 0b010_101_010;

    /** As {@link BlockDecoder#decode} gives them. */
    final int[] values = new int[BlockDecoder.MOST_SAMPLES];

    /** A border of one column and one stripe around the block stays insignificant to all passes. */
    final int[] flags = new int[3 * 1026];

    private int width;
    private int height;
    private int stride;
    private boolean causal;

    /** Forgets the last block. */
    void begin(Area block, boolean verticallyCausal) {
        width = block.width();
        height = block.height();
        stride = width + 2;
        causal = verticallyCausal;
        Arrays.fill(values, 0, width * height, 0);
        Arrays.fill(flags, 0, stride * ((height + 3 >> 2) + 2), 0);
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** Index of the flags of a stripe's first column. */
    int stripe(int y) {
        return stride * ((y >> 2) + 1) + 1;
    }

    /** Rows of a column, one bit each at 0, 3, 6 and 9, that are in the block. */
    int rowsFrom(int y) {
        return height - y >= 4 ? ROWS : ROWS & (1 << 3 * (height - y)) - 1;
    }

    /** Rows of a column that are insignificant and have something significant around them. */
    static int beside(int column) {
        int rows = (column | column >>> 1 | column >>> 2) & ROWS_AROUND;
        return (rows | rows >>> 3 | rows >>> 6) & ~(column >>> 4) & ROWS;
    }

    /** Rows of a column that were significant before this bit-plane. */
    static int known(int column) {
        return column >>> 4 & ~(column >>> 21) & ROWS;
    }

    /** What the sign's context depends on: the index of {@link BlockContexts#signs}. */
    int signIndex(int p, int shift) {
        int own = flags[p];
        int above = shift == 0 ? own >>> 18 : own >>> 16 + shift;
        return own >>> shift & ORTHOGONAL
                | flags[p - 1] >>> 19 + shift & 1
                | (flags[p + 1] >>> 19 + shift & 1) << 2
                | (above & 1) << 4
                | (own >>> 22 + shift & 1) << 6;
    }

    /** Makes a coefficient significant, and known to its neighbours. */
    void mark(int p, int shift, int sign) {
        flags[p - 1] |= 1 << 5 + shift;
        flags[p] |= (1 << 4 | sign << 19) << shift;
        flags[p + 1] |= 1 << 3 + shift;
        if (shift == 0 && !causal) {
            int north = p - stride;
            flags[north - 1] |= 1 << 17;
            flags[north] |= 1 << 16 | sign << 31;
            flags[north + 1] |= 1 << 15;
        }
        if (shift == 9) {
            int south = p + stride;
            flags[south - 1] |= 1 << 2;
            flags[south] |= 1 << 1 | sign << 18;
            flags[south + 1] |= 1;
        }
    }
}
