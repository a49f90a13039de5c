package org.secondread.pipeline;

/** The steps of one analysis, in their order. */
public enum Step {
    /** Instances are read and checked. */
    READ,
    /** Slices become a volume. */
    ASSEMBLE,
    /** The volume is held against what the model was made for. */
    ASSESS,
    /** Tensors are encoded and run through the model; both alternate, so they are one step. */
    INFER,
    /** Raw output becomes measured findings. */
    EXTRACT,
    /** Findings become result objects. */
    REPORT,
    /** Result objects are judged. */
    GATE
}
