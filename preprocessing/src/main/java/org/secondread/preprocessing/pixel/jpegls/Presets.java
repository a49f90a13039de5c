package org.secondread.preprocessing.pixel.jpegls;

/**
 * Preset coding parameters (T.87 clauses C.2.4.1.1 and C.2.4.1.1.1). In an LSE segment, as in {@link #NONE}, zero stands for
 * the default.
 *
 * @param maxval greatest sample value
 * @param t1 first threshold of the gradients; t2 and t3 follow
 * @param reset number of samples at which the counters of a context are halved
 */
record Presets(int maxval, int t1, int t2, int t3, int reset) {
    static final Presets NONE = new Presets(0, 0, 0, 0, 0);

    private static final int DEFAULT_RESET = 64;

    static Presets read(Codestream segment) {
        segment.holding(10, "segment of preset parameters");
        return new Presets(
                segment.unsigned16(),
                segment.unsigned16(),
                segment.unsigned16(),
                segment.unsigned16(),
                segment.unsigned16());
    }

    /** These with defaults in the place of zeros, all of them checked against their ranges. */
    Presets resolved(int precision, int near) {
        int greatest = (1 << precision) - 1;
        int max = maxval == 0 ? greatest : maxval;
        require(max <= greatest && near <= Math.min(255, max / 2));
        Presets defaults = defaults(max, near);
        Presets resolved = new Presets(
                max,
                t1 == 0 ? defaults.t1 : t1,
                t2 == 0 ? defaults.t2 : t2,
                t3 == 0 ? defaults.t3 : t3,
                reset == 0 ? defaults.reset : reset);
        resolved.requireRanges(near);
        return resolved;
    }

    private void requireRanges(int near) {
        require(near < t1 && t1 <= t2 && t2 <= t3 && t3 <= maxval);
        require(reset >= 3 && reset <= Math.max(255, maxval));
    }

    private static void require(boolean sound) {
        if (!sound) {
            throw Refusal.malformed("has preset parameters outside their ranges");
        }
    }

    private static Presets defaults(int maxval, int near) {
        int t1;
        int t2;
        int t3;
        if (maxval >= 128) {
            int factor = Math.min(maxval, 4095) + 128 >> 8;
            t1 = factor + 2 + 3 * near;
            t2 = factor * 4 + 3 + 5 * near;
            t3 = factor * 17 + 4 + 7 * near;
        } else {
            int factor = 256 / (maxval + 1);
            t1 = Math.max(2, 3 / factor + 3 * near);
            t2 = Math.max(3, 7 / factor + 5 * near);
            t3 = Math.max(4, 21 / factor + 7 * near);
        }
        t1 = clamped(t1, near + 1, maxval);
        t2 = clamped(t2, t1, maxval);
        return new Presets(maxval, t1, t2, clamped(t3, t2, maxval), DEFAULT_RESET);
    }

    private static int clamped(int value, int least, int greatest) {
        return value < least || value > greatest ? least : value;
    }
}
