package org.secondread.preprocessing.pixel.jpeg;

/**
 * Turns differences into samples in place, modulo 2^16 (T.81 H.1.2.1, table H.1). Ra is the sample to the left, Rb the one
 * above, Rc the one above to the left.
 */
final class Predictor {
    private final int selection;

    /** @param selection 1 to 7 */
    Predictor(int selection) {
        this.selection = selection;
    }

    /** A row that is the first of its restart interval: the left neighbour predicts, and {@code start} the first sample. */
    static void restoreFirstRow(short[] samples, int from, int to, int step, int start) {
        int left = start;
        for (int n = from; n < to; n += step) {
            left += samples[n];
            samples[n] = (short) left;
        }
    }

    /**
     * Any other row: the sample above predicts the first one.
     *
     * @param up from a sample back to the one above
     */
    void restoreRow(short[] samples, int from, int to, int step, int up) {
        samples[from] += samples[from - up];
        switch (selection) {
            case 1 -> restoreFirstRow(samples, from + step, to, step, samples[from]);
            case 2 -> restoreByAbove(samples, from + step, to, step, up);
            case 3 -> restoreByAbove(samples, from + step, to, step, up + step);
            case 4 -> restoreByPlane(samples, from + step, to, step, up);
            case 5 -> restoreByLeftSlope(samples, from + step, to, step, up);
            case 6 -> restoreByAboveSlope(samples, from + step, to, step, up);
            default -> restoreByMean(samples, from + step, to, step, up);
        }
    }

    private static void restoreByAbove(short[] samples, int from, int to, int step, int up) {
        for (int n = from; n < to; n += step) {
            samples[n] += samples[n - up];
        }
    }

    /** Ra + Rb − Rc. */
    private static void restoreByPlane(short[] samples, int from, int to, int step, int up) {
        int left = samples[from - step];
        for (int n = from; n < to; n += step) {
            left += samples[n] + samples[n - up] - samples[n - up - step];
            samples[n] = (short) left;
        }
    }

    /** Ra + (Rb − Rc) / 2. */
    private static void restoreByLeftSlope(short[] samples, int from, int to, int step, int up) {
        int left = samples[from - step];
        for (int n = from; n < to; n += step) {
            left += samples[n] + ((samples[n - up] & 0xFFFF) - (samples[n - up - step] & 0xFFFF) >> 1);
            samples[n] = (short) left;
        }
    }

    /** Rb + (Ra − Rc) / 2. */
    private static void restoreByAboveSlope(short[] samples, int from, int to, int step, int up) {
        int left = samples[from - step] & 0xFFFF;
        for (int n = from; n < to; n += step) {
            left = samples[n] + samples[n - up] + (left - (samples[n - up - step] & 0xFFFF) >> 1) & 0xFFFF;
            samples[n] = (short) left;
        }
    }

    /** (Ra + Rb) / 2. */
    private static void restoreByMean(short[] samples, int from, int to, int step, int up) {
        int left = samples[from - step] & 0xFFFF;
        for (int n = from; n < to; n += step) {
            left = samples[n] + (left + (samples[n - up] & 0xFFFF) >> 1) & 0xFFFF;
            samples[n] = (short) left;
        }
    }
}
