package org.secondread.server.jobs;

import java.util.List;
import org.secondread.models.catalog.ModelIdentity;
import org.secondread.pipeline.AnalysisResult;
import org.secondread.pipeline.Step;

/** Hears what becomes of an accepted analysis, on whichever thread it happens. */
public interface AnalysisListener {

    /** A step of one model's work goes on. */
    void progressed(ModelIdentity model, Step step, double fractionDone);

    /** All models are done; one result each, in the order asked for. */
    void finished(List<AnalysisResult> results);

    /** The analysis ends without a result. Also after {@link #finished}, when its time is up before it is closed. */
    void failed(Throwable cause);
}
