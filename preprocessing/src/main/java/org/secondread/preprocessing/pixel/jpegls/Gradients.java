package org.secondread.preprocessing.pixel.jpegls;

import java.util.Arrays;

/**
 * Contexts of samples (T.87 clauses A.3.1 to A.3.4): each of the three local gradients is quantised to −4…4, by a table with
 * one entry for each difference of two samples, and the three make one number.
 */
final class Gradients {
    private final byte[] regions;
    private final int zero;

    Gradients(CodingParameters parameters) {
        Presets presets = parameters.presets();
        this.zero = presets.maxval();
        this.regions = new byte[2 * zero + 1];
        int[] firsts = {parameters.near() + 1, presets.t1(), presets.t2(), presets.t3()};
        for (int region = 1; region <= firsts.length; region++) {
            int first = firsts[region - 1];
            Arrays.fill(regions, zero + first, regions.length, (byte) region);
            Arrays.fill(regions, 0, zero - first + 1, (byte) -region);
        }
    }

    /**
     * 81·Q1 + 9·Q2 + Q3 of the sample at {@code x}: 0 where a run begins; its negative stands for the same context mirrored.
     */
    int context(int[] above, int[] line, int x) {
        int before = above[x - 1];
        return 81 * regions[zero + above[x + 1] - above[x]]
                + 9 * regions[zero + above[x] - before]
                + regions[zero + before - line[x - 1]];
    }
}
