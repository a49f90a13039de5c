package org.secondread.models.extraction;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.secondread.models.catalog.DetectionStage;
import org.secondread.preprocessing.tensor.RegionMask;

/**
 * Averages the overlapping tiles of one slice. Near its border a tile sees less of what surrounds a pixel, so its weight
 * rises from the border inwards: per axis {@code min(d, ramp) / ramp} with d = 1 for the first and the last pixel, the two
 * axes multiplied.
 */
final class SliceBlend {
    private final int sizeX;
    private final int sizeY;
    private final int tileX;
    private final int tileY;
    private final float threshold;
    private final float[] rampX;
    private final float[] rampY;
    private final float[] sums;
    private final float[] weights;
    private final float[] row;

    /**
     * @param sizeX columns of the slice
     * @param sizeY rows of the slice
     */
    SliceBlend(DetectionStage stage, int sizeX, int sizeY) {
        this.sizeX = sizeX;
        this.sizeY = sizeY;
        this.tileX = stage.tiles().sizeX();
        this.tileY = stage.tiles().sizeY();
        this.threshold = (float) stage.threshold().value();
        this.rampX = ramp(tileX, stage.overlapRampPixels());
        this.rampY = ramp(tileY, stage.overlapRampPixels());
        this.sums = new float[sizeX * sizeY];
        this.weights = new float[sizeX * sizeY];
        this.row = new float[tileX];
    }

    private static float[] ramp(int size, int width) {
        float[] ramp = new float[size];
        for (int n = 0; n < size; n++) {
            ramp[n] = (float) Math.min(Math.min(n + 1, size - n), width) / width;
        }
        return ramp;
    }

    /** Makes the memory ready for another slice. */
    void clear() {
        Arrays.fill(sums, 0);
        Arrays.fill(weights, 0);
    }

    /**
     * Adds a tile whose first pixel is (i, j); the part that leaves the slice is left out.
     *
     * @param tile its probabilities, read from the buffer's position on
     */
    void add(int i, int j, FloatBuffer tile) {
        int columns = Math.min(tileX, sizeX - i);
        for (int y = 0; y < tileY; y++) {
            tile.get(row);
            if (j + y < sizeY) {
                addRow((j + y) * sizeX + i, columns, rampY[y]);
            }
        }
    }

    private void addRow(int at, int columns, float weightY) {
        for (int x = 0; x < columns; x++) {
            float weight = rampX[x] * weightY;
            sums[at + x] += weight * row[x];
            weights[at + x] += weight;
        }
    }

    /** The pixels of the region whose mean reaches the threshold. */
    SliceProbability above(int slice, RegionMask region) {
        int[] pixels = new int[sums.length];
        float[] values = new float[sums.length];
        int count = 0;
        for (int pixel = 0; pixel < sums.length; pixel++) {
            float value = mean(pixel);
            if (value >= threshold && region.contains(pixel % sizeX, pixel / sizeX, slice)) {
                pixels[count] = pixel;
                values[count] = value;
                count++;
            }
        }
        return new SliceProbability(slice, Arrays.copyOf(pixels, count), Arrays.copyOf(values, count));
    }

    /** Rounding may lift a mean of ones above one. */
    private float mean(int pixel) {
        return weights[pixel] > 0 ? Math.min(sums[pixel] / weights[pixel], 1) : 0;
    }
}
