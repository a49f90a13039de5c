package org.secondread.preprocessing.pixel.jpegls;

/**
 * What the coding of a scan's samples depends on (T.87 clause A.2.1 and table A.1), from its preset parameters.
 *
 * @param presets none of them zero any more
 * @param near greatest difference of a decoded sample from its original
 * @param range RANGE, the number of distinct quantised errors
 * @param errorBits qbpp, bits of such an error
 * @param limit LIMIT, greatest length of a code
 */
record CodingParameters(Presets presets, int near, int range, int errorBits, int limit) {
    static CodingParameters of(Presets presets, int near) {
        int maxval = presets.maxval();
        int range = (maxval + 2 * near) / (2 * near + 1) + 1;
        int sampleBits = Math.max(2, bitsFor(maxval + 1));
        return new CodingParameters(presets, near, range, bitsFor(range), 2 * (sampleBits + Math.max(8, sampleBits)));
    }

    /** Bits that tell {@code count} values apart. */
    private static int bitsFor(int count) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(count - 1);
    }

    int maxval() {
        return presets.maxval();
    }

    /** 2·NEAR + 1, the width of a step of the quantised error. */
    int step() {
        return 2 * near + 1;
    }

    /** Zeros that announce an escaped value in regular mode. */
    int longestUnary() {
        return limit - errorBits - 1;
    }

    /** What the sums of error magnitudes start with: A of clause A.8, step 1. */
    int initialMagnitude() {
        return Math.max(2, range + 32 >> 6);
    }

    /** Whether errors are exact and wrap at a power of two, so that a mask undoes the wrapping. */
    boolean wrapsByMask() {
        return near == 0 && (range & range - 1) == 0;
    }
}
