package org.secondread.preprocessing.tensor;

import org.secondread.domain.Vector3;

/**
 * What one stage of a model wants to see, as its card states it. Volumes are always shown in reading orientation: x
 * towards the patient's left, y posterior, z to the head, as nearly as the source's axes allow without resampling.
 *
 * @param tensor name of the model's input; shape [N, 1, y, x] for tiles, [N, 1, z, y, x] for patches
 */
public record InputSpec(String tensor, Sampling sampling, Intensity intensity) {

    /** Where samples are taken. */
    public sealed interface Sampling permits Tiles, Patches {}

    /**
     * Native pixels of single slices, without resampling, on a regular raster over the region. Tiles at the border are
     * moved inwards so that no tile leaves the image; an image smaller than a tile is padded behind its last row and
     * column.
     *
     * @param sizeX columns of a tile
     * @param sizeY rows of a tile
     * @param strideX distance of neighbouring tiles along x, at most sizeX
     * @param strideY distance along y, at most sizeY
     */
    public record Tiles(int sizeX, int sizeY, int strideX, int strideY, Region region) implements Sampling {
        public Tiles {
            require(sizeX > 0 && sizeY > 0, "tiles need a size");
            require(
                    strideX > 0 && strideX <= sizeX && strideY > 0 && strideY <= sizeY,
                    "a stride is from 1 to the size");
        }
    }

    /**
     * Boxes around given points, resampled by trilinear interpolation along the volume's own axes.
     *
     * @param sizeX voxels along x; likewise y and z
     * @param spacingMm distance of voxels along x, y, z
     */
    public record Patches(int sizeX, int sizeY, int sizeZ, Vector3 spacingMm) implements Sampling {
        public Patches {
            require(sizeX > 0 && sizeY > 0 && sizeZ > 0, "patches need a size");
            require(spacingMm.isFinite(), "spacing is finite");
            require(spacingMm.x() > 0 && spacingMm.y() > 0 && spacingMm.z() > 0, "spacing is positive");
        }
    }

    /** Which part of the volume is searched. */
    public enum Region {
        WHOLE,
        LUNGS
    }

    /** How units become the model's numbers. */
    public sealed interface Intensity permits StretchPerSample, Window {

        /** What stands for voxels beyond the volume, in units. */
        float outside();

        /** Turns the first {@code count} values, one whole sample, from units into the model's numbers. */
        void apply(float[] sample, int count);
    }

    /**
     * Values below {@code clipBelow} are raised to it; then each sample's own minimum becomes 0 and its maximum 1. A sample
     * of one single value becomes all 0. Outside the volume counts as {@code clipBelow}.
     */
    public record StretchPerSample(double clipBelow) implements Intensity {
        public StretchPerSample {
            require(Double.isFinite(clipBelow), "the clip is finite");
        }

        @Override
        public float outside() {
            return (float) clipBelow;
        }

        @Override
        public void apply(float[] sample, int count) {
            float floor = (float) clipBelow;
            float low = Float.POSITIVE_INFINITY;
            float high = floor;
            for (int n = 0; n < count; n++) {
                low = Math.min(low, sample[n]);
                high = Math.max(high, sample[n]);
            }
            low = Math.max(low, floor);
            float range = high > low ? high - low : 1;
            for (int n = 0; n < count; n++) {
                sample[n] = Math.max(sample[n] - low, 0) / range;
            }
        }
    }

    /** {@code low} and all below become 0, {@code high} and all above 1. Outside the volume counts as {@code low}. */
    public record Window(double low, double high) implements Intensity {
        public Window {
            require(Double.isFinite(low) && Double.isFinite(high) && low < high, "a window rises from low to high");
        }

        @Override
        public float outside() {
            return (float) low;
        }

        @Override
        public void apply(float[] sample, int count) {
            float from = (float) low;
            float range = (float) (high - low);
            for (int n = 0; n < count; n++) {
                sample[n] = Math.min(Math.max((sample[n] - from) / range, 0), 1);
            }
        }
    }

    private static void require(boolean condition, String rule) {
        if (!condition) {
            throw new IllegalArgumentException("input specification: " + rule);
        }
    }
}
