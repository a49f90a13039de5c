package org.secondread.pipeline;

import java.util.List;

/**
 * What one model made of one series.
 *
 * @param objects result objects that the gate let pass, in the order in which they are delivered; the summary as JSON is
 *     one of them
 */
public record AnalysisResult(Summary summary, List<ResultObject> objects) {
    public AnalysisResult {
        objects = List.copyOf(objects);
    }
}
