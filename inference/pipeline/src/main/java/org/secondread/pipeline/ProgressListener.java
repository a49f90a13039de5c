package org.secondread.pipeline;

/** Hears how far an analysis is. */
@FunctionalInterface
public interface ProgressListener {
    /** For callers that do not care. */
    ProgressListener NONE = (step, fractionDone) -> {};

    /**
     * @param fractionDone part of this step that is done, 0 to 1
     */
    void step(Step step, double fractionDone);
}
