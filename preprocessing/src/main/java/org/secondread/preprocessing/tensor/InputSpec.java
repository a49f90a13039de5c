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
     * Native pixels of single slices, without resampling, on a regular raster over the region. The last tile of a row or
     * column is moved inwards so that no tile leaves the image; an image smaller than a tile is padded.
     *
     * @param sizeX columns of a tile
     * @param sizeY rows of a tile
     * @param strideX distance of neighbouring tiles along x, at most sizeX
     * @param strideY distance along y, at most sizeY
     */
    public record Tiles(int sizeX, int sizeY, int strideX, int strideY, Region region) implements Sampling {}

    /**
     * Boxes around given points, resampled by trilinear interpolation along the volume's own axes.
     *
     * @param sizeX voxels along x; likewise y and z
     * @param spacingMm distance of voxels along x, y, z
     */
    public record Patches(int sizeX, int sizeY, int sizeZ, Vector3 spacingMm) implements Sampling {}

    /** Which part of the volume is searched. */
    public enum Region {
        WHOLE,
        LUNGS
    }

    /** How units become the model's numbers. */
    public sealed interface Intensity permits StretchPerSample, Window {}

    /**
     * Values below {@code clipBelow} are raised to it; then each sample's own minimum becomes 0 and its maximum 1. A sample
     * of one single value becomes all 0.
     */
    public record StretchPerSample(double clipBelow) implements Intensity {}

    /** {@code low} and all below become 0, {@code high} and all above 1. Outside the volume counts as {@code low}. */
    public record Window(double low, double high) implements Intensity {}
}
