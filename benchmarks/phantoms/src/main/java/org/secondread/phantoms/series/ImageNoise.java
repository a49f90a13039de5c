package org.secondread.phantoms.series;

import org.secondread.phantoms.space.Seeds;

/**
 * Scanner noise: Gaussian, and slightly correlated between neighbouring pixels, as after a reconstruction filter. A voxel's noise depends
 * on the seed and its indices alone, so slices can be computed in any order.
 *
 * @param sigma standard deviation in modality units; 0 for none
 */
public record ImageNoise(double sigma, long seed) {

    public static final ImageNoise NONE = new ImageNoise(0, 0);

    /** Weight of each of a pixel's direct neighbours, along either axis, beside its own weight of one. */
    private static final double NEIGHBOUR = 0.35;

    private static final double SUM_OF_SQUARES = 1 + 2 * NEIGHBOUR * NEIGHBOUR;
    /** Standard deviation of the sum of four even numbers between 0 and 65535. */
    private static final double DEVIATION_OF_FOUR = 65536 / StrictMath.sqrt(3);

    public ImageNoise {
        if (!(sigma >= 0)) {
            throw new IllegalArgumentException("noise has a standard deviation of zero or more");
        }
    }

    /** Adds this noise to one slice, row by row, column fastest. */
    void addTo(double[] values, int columns, int slice) {
        if (sigma == 0) {
            return;
        }
        double scale = sigma / SUM_OF_SQUARES;
        double[] above = smoothedRow(slice, -1, columns);
        double[] middle = smoothedRow(slice, 0, columns);
        for (int row = 0; row < values.length / columns; row++) {
            double[] below = smoothedRow(slice, row + 1, columns);
            for (int column = 0; column < columns; column++) {
                double smoothed = middle[column] + NEIGHBOUR * (above[column] + below[column]);
                values[row * columns + column] += scale * smoothed;
            }
            above = middle;
            middle = below;
        }
    }

    private double[] smoothedRow(int slice, int row, int columns) {
        long mixedSeed = Seeds.mix(seed);
        double[] smoothed = new double[columns];
        double left = white(Seeds.at(mixedSeed, -1, row, slice));
        double here = white(Seeds.at(mixedSeed, 0, row, slice));
        for (int column = 0; column < columns; column++) {
            double right = white(Seeds.at(mixedSeed, column + 1, row, slice));
            smoothed[column] = here + NEIGHBOUR * (left + right);
            left = here;
            here = right;
        }
        return smoothed;
    }

    /** The sum of four even 16-bit numbers, shifted and scaled to mean 0 and variance 1: Gaussian once nine are added. */
    private static double white(long bits) {
        long sum = (bits & 0xFFFF) + (bits >>> 16 & 0xFFFF) + (bits >>> 32 & 0xFFFF) + (bits >>> 48);
        return (sum - 2 * 65535.0) / DEVIATION_OF_FOUR;
    }
}
