package org.secondread.models.extraction;

/** Where the time of a search goes. */
public enum WalkStep {
    /** Making tensors of the volume. */
    ENCODE,
    /** Running networks. */
    INFER,
    /** Everything made of their output: blending, grouping, measuring. */
    EXTRACT
}
