package org.secondread.preprocessing.pixel.jpegls;

import java.util.Arrays;

/** Quantisation of local gradients to −4…4 (T.87 clause A.3.3), one table entry for each difference of two samples. */
final class Gradients {
    private Gradients() {}

    /** The region of difference d is entry MAXVAL + d. */
    static byte[] regions(CodingParameters parameters) {
        Presets presets = parameters.presets();
        int zero = presets.maxval();
        byte[] regions = new byte[2 * zero + 1];
        int[] firsts = {parameters.near() + 1, presets.t1(), presets.t2(), presets.t3()};
        for (int region = 1; region <= firsts.length; region++) {
            int first = firsts[region - 1];
            Arrays.fill(regions, zero + first, regions.length, (byte) region);
            Arrays.fill(regions, 0, zero - first + 1, (byte) -region);
        }
        return regions;
    }
}
