package org.secondread.preprocessing.pixel.jpeg2000;

/** Undoes the shift of a region of interest (Maxshift, T.800 H.1) on the coefficients of one code-block. */
final class Regions {
    private Regions() {}

    /** What lies above all background is of the region, and was shifted up. */
    static void unshift(int[] values, int count, int shift) {
        for (int n = 0; n < count; n++) {
            int magnitude = values[n] & Integer.MAX_VALUE;
            if (magnitude >> 1 >> Math.min(31, shift) != 0) {
                values[n] = values[n] & Integer.MIN_VALUE | magnitude >> shift;
            }
        }
    }
}
