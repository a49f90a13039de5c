package org.secondread.phantoms.series;

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

    private static final double SPREAD = 1 + 2 * NEIGHBOUR * NEIGHBOUR;

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
        int rows = values.length / columns;
        double scale = sigma / SPREAD;
        double[] above = smoothedRow(slice, -1, columns);
        double[] middle = smoothedRow(slice, 0, columns);
        for (int row = 0; row < rows; row++) {
            double[] below = smoothedRow(slice, row + 1, columns);
            for (int column = 0; column < columns; column++) {
                values[row * columns + column] +=
                        scale * (middle[column] + NEIGHBOUR * (above[column] + below[column]));
            }
            above = middle;
            middle = below;
        }
    }

    private double[] smoothedRow(int slice, int row, int columns) {
        double[] smoothed = new double[columns];
        double left = white(slice, row, -1);
        double here = white(slice, row, 0);
        for (int column = 0; column < columns; column++) {
            double right = white(slice, row, column + 1);
            smoothed[column] = here + NEIGHBOUR * (left + right);
            left = here;
            here = right;
        }
        return smoothed;
    }

    /** The sum of four even 16-bit numbers, scaled to mean 0 and variance 1: Gaussian once nine of them are added. */
    private double white(int slice, int row, int column) {
        long bits = seed + slice * 0x9E3779B97F4A7C15L + row * 0xC2B2AE3D27D4EB4FL + column * 0x165667B19E3779F9L;
        bits = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        bits = (bits ^ (bits >>> 27)) * 0x94D049BB133111EBL;
        bits ^= bits >>> 31;
        long sum = (bits & 0xFFFF) + (bits >>> 16 & 0xFFFF) + (bits >>> 32 & 0xFFFF) + (bits >>> 48);
        return (sum - 2 * 65535.0) / (65536 * StrictMath.sqrt(1.0 / 3));
    }
}
