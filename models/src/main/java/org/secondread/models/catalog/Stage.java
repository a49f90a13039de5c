package org.secondread.models.catalog;

import org.secondread.preprocessing.tensor.InputSpec;

/** One network of a model and how its input is made; each kind says what its output means. */
public sealed interface Stage permits DetectionStage, RescoringStage {
    /** Names the stage in errors, metrics and the golden case. */
    String name();

    Onnx onnx();

    /** Largest number of samples in one run. */
    int batch();

    InputSpec input();

    /** Name of the network's float32 output. */
    String output();

    /** Lengths of one sample's input without the batch axis, slowest axis first. */
    long[] inputSampleShape();

    /** Lengths of one sample's output without the batch axis, slowest axis first. */
    long[] outputSampleShape();

    /**
     * Where the network is.
     *
     * @param file name within the model's folder
     * @param sha256 digest of its bytes in lower-case hexadecimal
     */
    record Onnx(String file, String sha256) {}
}
