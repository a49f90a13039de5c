package org.secondread.pipeline;

import java.time.Duration;
import java.util.List;
import org.secondread.models.catalog.ModelCard;
import org.secondread.models.catalog.Stage;
import org.secondread.models.extraction.WalkListener;
import org.secondread.models.extraction.WalkStep;

/** Tells a search's progress as the walk's steps: its stages share INFER evenly, what comes after the last is EXTRACT. */
final class SearchProgress implements WalkListener {
    private final List<String> stages;
    private final ProgressListener progress;

    SearchProgress(ModelCard card, ProgressListener progress) {
        this.stages = card.stages().stream().map(Stage::name).toList();
        this.progress = progress;
        progress.step(Step.INFER, 0);
    }

    @Override
    public void progressed(String stage, int done, int total) {
        int index = stages.indexOf(stage);
        progress.step(Step.INFER, (index + (double) done / total) / stages.size());
        if (done == total && index == stages.size() - 1) {
            progress.step(Step.EXTRACT, 0);
        }
    }

    @Override
    public void finished(WalkStep step, Duration threadTime) {}

    /** Without a candidate the last stage has nothing to report. */
    void end() {
        progress.step(Step.EXTRACT, 1);
    }
}
