package org.secondread.models.runtime;

import org.secondread.domain.DiagnosisException;

/** What turns model files into runners. */
public interface ModelRuntime {

    /**
     * Loads a network from its bytes, so that what was digested is what runs; weights outside the file are therefore not
     * supported.
     *
     * @param name for logs and errors, such as {@code lung-nodule/detector}
     * @param onnx a whole ONNX file
     * @throws DiagnosisException CARD_INVALID when the runtime does not understand the file
     */
    ModelRunner load(String name, byte[] onnx);

    /** Which software computes, for provenance. */
    Versions versions();

    /**
     * Names and versions, as reports state them.
     *
     * @param engine such as {@code Deep Java Library 0.38.0}
     * @param runtime such as {@code ONNX Runtime 1.29.0}
     */
    record Versions(String engine, String runtime) {}
}
