package org.secondread.preprocessing.pixel.jpegls;

/**
 * The statistics of the 365 contexts of regular mode (T.87 clauses A.2.1, A.5 and A.6), four integers each: the sum of error
 * magnitudes A, the sum of errors B, the count N, and what decoding needs of them, worked out when they change rather than
 * when they are used, since decoding a sample waits for its context: Golomb parameter k in bits 0 to 4, in bit 5 whether the
 * error's sign is coded inverted, and prediction correction C in bits 8 and above.
 */
final class Contexts {
    /** Integers of a context. */
    static final int STRIDE = 4;

    private static final int COUNT = 365;
    private static final int MAGNITUDE = 1;
    private static final int SUM = 2;
    private static final int SEEN = 3;
    private static final int LEAST_CORRECTION = -128;
    private static final int GREATEST_CORRECTION = 127;

    private final int[] state = new int[COUNT * STRIDE];
    private final int reset;
    private final int step;
    private final int invertible;

    Contexts(CodingParameters parameters) {
        this.reset = parameters.presets().reset();
        this.step = parameters.step();
        this.invertible = parameters.near() == 0 ? 1 << 5 : 0;
        for (int at = 0; at < state.length; at += STRIDE) {
            state[at + MAGNITUDE] = parameters.initialMagnitude();
            state[at + SEEN] = 1;
            state[at] = golombParameter(1, parameters.initialMagnitude());
        }
    }

    /** What decoding needs of the context at {@code at}: see {@link #k}, {@link #inversion} and {@link #correction}. */
    int coding(int at) {
        return state[at];
    }

    static int k(int coding) {
        return coding & 31;
    }

    /** −1 when the error's sign is coded inverted, else 0. */
    static int inversion(int coding) {
        return coding << 26 >> 31;
    }

    static int correction(int coding) {
        return coding >> 8;
    }

    /**
     * Takes an error into the statistics (clause A.6). Whether the sum of errors has left its bounds is as good as random, so
     * it is told by masks: −1 where it has, 0 where not.
     */
    void update(int at, int error) {
        int magnitude = state[at + MAGNITUDE] + Math.abs(error);
        int sum = state[at + SUM] + error * step;
        int seen = state[at + SEEN];
        if (seen == reset) {
            magnitude >>= 1;
            sum >>= 1;
            seen >>= 1;
        }
        seen++;
        int above = -sum >> 31;
        int below = sum + seen - 1 >> 31;
        int corrected = correction(state[at]) - above + below;
        sum += (seen & below) - (seen & above);
        sum = Math.max(1 - seen, Math.min(0, sum));
        state[at + MAGNITUDE] = magnitude;
        state[at + SUM] = sum;
        state[at + SEEN] = seen;
        int k = golombParameter(seen, magnitude);
        int inverted = (k - 1 & 2 * sum + seen - 1) >> 31 & invertible;
        state[at] = Math.max(LEAST_CORRECTION, Math.min(GREATEST_CORRECTION, corrected)) << 8 | inverted | k;
    }

    /** The least k for which count · 2^k reaches the magnitude (clause A.5.1). */
    static int golombParameter(int count, int magnitude) {
        int k = Math.max(0, Integer.numberOfLeadingZeros(count) - Integer.numberOfLeadingZeros(magnitude));
        return k + ((count << k) - magnitude >>> 31);
    }
}
