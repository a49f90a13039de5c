package org.secondread.reporting.picture;

/**
 * Where between samples a value is wanted: four neighbouring samples and their weights, after Catmull and Rom (cubic
 * convolution with a = −1/2; Keys, IEEE Trans. ASSP 29, 1981). It passes through the samples and repeats the outermost one
 * beyond the edge.
 *
 * @param samples indices of the four samples
 * @param weights which sum to 1
 */
record CubicTap(int[] samples, double[] weights) {
    static final int COUNT = 4;

    /** @param size number of samples */
    static CubicTap at(double index, int size) {
        int before = (int) Math.floor(index);
        int[] samples = new int[COUNT];
        double[] weights = new double[COUNT];
        for (int n = 0; n < COUNT; n++) {
            int sample = before - 1 + n;
            samples[n] = Math.min(Math.max(sample, 0), size - 1);
            weights[n] = weight(Math.abs(index - sample));
        }
        return new CubicTap(samples, weights);
    }

    private static double weight(double distance) {
        if (distance <= 1) {
            return (1.5 * distance - 2.5) * distance * distance + 1;
        }
        return ((2.5 - 0.5 * distance) * distance - 4) * distance + 2;
    }
}
