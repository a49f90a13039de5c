package org.secondread.models.catalog;

import org.secondread.preprocessing.tensor.InputSpec;

/**
 * Looks at each candidate again: input {@code [N, 1, z, y, x]} around its centre, output {@code [N, 1]}.
 *
 * @param patches the sampling of {@code input}
 */
public record RescoringStage(
        String name, Onnx onnx, int batch, InputSpec input, InputSpec.Patches patches, String output, FinalScore score)
        implements Stage {

    /** What the final score of a candidate is. */
    public enum FinalScore {
        /** This stage's score alone. */
        OWN,
        /** This stage's score times the candidate's. */
        PRODUCT
    }

    @Override
    public long[] inputSampleShape() {
        return new long[] {1, patches.sizeZ(), patches.sizeY(), patches.sizeX()};
    }

    @Override
    public long[] outputSampleShape() {
        return new long[] {1};
    }
}
