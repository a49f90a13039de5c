package org.secondread.preprocessing.pixel.jpeg;

/**
 * The inverse cosine transform of an 8 x 8 block in integers, by the factorisation of Loeffler, Ligtenberg and Moschytz
 * ("Practical fast 1-D DCT algorithms with 11 multiplications", ICASSP 1989). T.81 leaves the arithmetic open, so two
 * decoders may differ by rounding; the scale of constants and intermediate values here is that of the Independent JPEG
 * Group's accurate integer method, so that samples equal those of the decoders in common use. Constants carry 13
 * fraction bits; between the passes values carry 2, or 1 with 12-bit samples, whose range leaves no room for more.
 */
final class InverseDct {
    private static final int FRACTION = 13;
    private static final int C_0_298631336 = 2446;
    private static final int C_0_390180644 = 3196;
    private static final int C_0_541196100 = 4433;
    private static final int C_0_765366865 = 6270;
    private static final int C_0_899976223 = 7373;
    private static final int C_1_175875602 = 9633;
    private static final int C_1_501321110 = 12299;
    private static final int C_1_847759065 = 15137;
    private static final int C_1_961570560 = 16069;
    private static final int C_2_053119869 = 16819;
    private static final int C_2_562915447 = 20995;
    private static final int C_3_072711026 = 25172;

    /** Fraction bits between the passes. */
    private final int between;
    /** Half the range of samples: T.81 A.3.1 shifts their level by it. */
    private final int middle;

    private final int greatest;

    InverseDct(int precision) {
        between = precision == 8 ? 2 : 1;
        middle = 1 << precision - 1;
        greatest = (1 << precision) - 1;
    }

    /**
     * Transforms a block.
     *
     * @param block dequantized coefficients, row by row; destroyed
     * @param step from a sample of {@code into} to the next of its row
     * @param rowStep from a sample of {@code into} to the one below
     */
    void transform(int[] block, short[] into, int at, int step, int rowStep) {
        int down = FRACTION - between;
        for (int n = 0; n < 8; n++) {
            if (isFlat(block, n)) {
                fillColumn(block, n, block[n] << between);
            } else {
                transformLine(block, n, 8, down, 1 << down - 1);
            }
        }
        down = FRACTION + between + 3;
        for (int n = 0; n < 64; n += 8) {
            transformLine(block, n, 1, down, (1 << down - 1) + (middle << down));
        }
        write(block, into, at, step, rowStep);
    }

    /** Transforms a block of which only the first coefficient may be other than zero, to the same samples. */
    void transformFlat(int first, short[] into, int at, int step, int rowStep) {
        short sample = clamp((first + 4 >> 3) + middle);
        for (int row = 0; row < 8; row++) {
            int index = at + row * rowStep;
            for (int column = 0; column < 8; column++) {
                into[index] = sample;
                index += step;
            }
        }
    }

    private static boolean isFlat(int[] block, int n) {
        return (block[n + 8]
                        | block[n + 16]
                        | block[n + 24]
                        | block[n + 32]
                        | block[n + 40]
                        | block[n + 48]
                        | block[n + 56])
                == 0;
    }

    private static void fillColumn(int[] block, int n, int value) {
        for (int row = 0; row < 64; row += 8) {
            block[n + row] = value;
        }
    }

    /** Transforms a column or a row in place: eight values that lie {@code step} apart. */
    private static void transformLine(int[] block, int at, int step, int down, int bias) {
        int b2 = block[at + 2 * step];
        int b6 = block[at + 6 * step];
        int z1 = (b2 + b6) * C_0_541196100;
        int t2 = z1 - b6 * C_1_847759065;
        int t3 = z1 + b2 * C_0_765366865;
        int t0 = (block[at] + block[at + 4 * step] << FRACTION) + bias;
        int t1 = (block[at] - block[at + 4 * step] << FRACTION) + bias;

        int b1 = block[at + step];
        int b3 = block[at + 3 * step];
        int b5 = block[at + 5 * step];
        int b7 = block[at + 7 * step];
        int z5 = (b7 + b3 + b5 + b1) * C_1_175875602;
        int z3 = z5 - (b7 + b3) * C_1_961570560;
        int z4 = z5 - (b5 + b1) * C_0_390180644;
        int y1 = (b7 + b1) * -C_0_899976223;
        int y2 = (b5 + b3) * -C_2_562915447;
        int odd0 = b7 * C_0_298631336 + y1 + z3;
        int odd1 = b5 * C_2_053119869 + y2 + z4;
        int odd2 = b3 * C_3_072711026 + y2 + z3;
        int odd3 = b1 * C_1_501321110 + y1 + z4;

        block[at] = t0 + t3 + odd3 >> down;
        block[at + step] = t1 + t2 + odd2 >> down;
        block[at + 2 * step] = t1 - t2 + odd1 >> down;
        block[at + 3 * step] = t0 - t3 + odd0 >> down;
        block[at + 4 * step] = t0 - t3 - odd0 >> down;
        block[at + 5 * step] = t1 - t2 - odd1 >> down;
        block[at + 6 * step] = t1 + t2 - odd2 >> down;
        block[at + 7 * step] = t0 + t3 - odd3 >> down;
    }

    private void write(int[] block, short[] into, int at, int step, int rowStep) {
        for (int row = 0; row < 8; row++) {
            int index = at + row * rowStep;
            for (int n = row * 8; n < row * 8 + 8; n++) {
                into[index] = clamp(block[n]);
                index += step;
            }
        }
    }

    private short clamp(int sample) {
        return (short) Math.max(0, Math.min(sample, greatest));
    }
}
