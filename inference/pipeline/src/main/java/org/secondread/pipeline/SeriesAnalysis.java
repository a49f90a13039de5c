package org.secondread.pipeline;

import org.secondread.domain.DiagnosisException;

/**
 * Reads one series with one model: steps 3 to 8 of the walk. Implementations may be called by several threads at once,
 * keep nothing of a request, and look at its cancellation and deadline between units of work that take well under a
 * second.
 */
public interface SeriesAnalysis {

    /**
     * @param progress told on the calling thread, or on one that the caller waits for; each step once with 0 before it
     *     begins, then growing fractions
     * @throws DiagnosisException with the code of whatever made the series, the model or the result unfit; nothing has
     *     then been produced
     */
    AnalysisResult analyze(AnalysisRequest request, ProgressListener progress);
}
