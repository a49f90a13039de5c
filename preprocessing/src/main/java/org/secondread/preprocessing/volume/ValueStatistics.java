package org.secondread.preprocessing.volume;

/**
 * Smallest, largest and mean value of voxels, in the volume's unit.
 *
 * @param voxels how many there were, at least one
 */
public record ValueStatistics(double min, double max, double mean, long voxels) {

    /** Adds up voxel by voxel. */
    static final class Sum {
        private double min = Double.POSITIVE_INFINITY;
        private double max = Double.NEGATIVE_INFINITY;
        private double sum;
        private long voxels;

        void add(double value) {
            min = Math.min(min, value);
            max = Math.max(max, value);
            sum += value;
            voxels++;
        }

        long voxels() {
            return voxels;
        }

        ValueStatistics statistics() {
            return new ValueStatistics(min, max, sum / voxels, voxels);
        }
    }
}
