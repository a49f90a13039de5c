package org.secondread.models.catalog;

import org.secondread.preprocessing.tensor.InputSpec;

/**
 * Turns tiles into voxel probabilities, and those into candidates: input {@code [N, 1, y, x]}, output the same shape.
 *
 * @param tiles the sampling of {@code input}
 * @param overlapRampPixels overlapping tiles are averaged with weights that rise from the border over this many pixels
 * @param threshold voxels of at least this probability are grouped
 * @param smallestDiameterMm groups whose sphere of equal volume is smaller are dropped
 * @param scoreOfTop a candidate's score is the mean of this many highest probabilities
 */
public record DetectionStage(
        String name,
        Onnx onnx,
        int batch,
        InputSpec input,
        InputSpec.Tiles tiles,
        String output,
        int overlapRampPixels,
        Threshold threshold,
        double smallestDiameterMm,
        int scoreOfTop)
        implements Stage {

    @Override
    public long[] inputSampleShape() {
        return new long[] {1, tiles.sizeY(), tiles.sizeX()};
    }

    @Override
    public long[] outputSampleShape() {
        return inputSampleShape();
    }
}
