package org.secondread.preprocessing.pixel.jpeg2000;

/**
 * QCD or QCC (T.800 A.6.4, A.6.5 and annex E): exponent and mantissa of each sub-band's step.
 *
 * @param derived whether there is one step only, that of the lowest band, from which the others follow
 * @param exact whether there are exponents only
 * @param guardBits G, 0 to 7
 * @param steps for each band from the lowest, exponent times 2^11 plus mantissa
 */
record Quantisation(boolean derived, boolean exact, int guardBits, int[] steps) {
    private static final int MOST_BANDS = 1 + 3 * 32;

    static Quantisation read(Cursor segment) {
        int style = segment.u8();
        int kind = style & 31;
        if (kind > 2) {
            throw Refusal.malformed("QCD has an unknown style");
        }
        int count = kind == 0 ? segment.remaining() : segment.remaining() / 2;
        if (count == 0 || count > MOST_BANDS) {
            throw Refusal.malformed("QCD has no steps or too many");
        }
        int[] steps = new int[count];
        for (int b = 0; b < count; b++) {
            steps[b] = kind == 0 ? segment.u8() >> 3 << 11 : segment.u16();
        }
        return new Quantisation(kind == 1, kind == 0, style >> 5, steps);
    }

    /**
     * Exponent of a band's step (E-5 where derived).
     *
     * @param band counted from the lowest: 0 is LL, then HL, LH, HH of each level
     */
    int exponent(int band) {
        if (!derived) {
            return step(band) >> 11;
        }
        int exponent = (steps[0] >> 11) - Math.max(0, (band - 1) / 3);
        if (exponent < 0) {
            throw Refusal.malformed("a derived exponent is negative");
        }
        return exponent;
    }

    /** Magnitude bits of a band, M_b (E-2). */
    int bitPlanes(int band) {
        return guardBits + exponent(band) - 1;
    }

    /**
     * Step of a band (E-3).
     *
     * @param range dynamic range of the band in bits, R_b
     */
    float step(int band, int range) {
        int mantissa = (derived ? steps[0] : step(band)) & 0x7FF;
        return (float) (Math.scalb(1.0, range - exponent(band)) * (1 + mantissa / 2048.0));
    }

    private int step(int band) {
        if (band >= steps.length) {
            throw Refusal.malformed("QCD has no step for each sub-band");
        }
        return steps[band];
    }
}
