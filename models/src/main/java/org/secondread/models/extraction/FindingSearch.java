package org.secondread.models.extraction;

import java.util.List;
import org.secondread.domain.CpuBudget;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.RequestContext;
import org.secondread.models.catalog.ModelLease;
import org.secondread.preprocessing.tensor.RegionMask;
import org.secondread.preprocessing.volume.OrientedVolume;

/**
 * The door of this room: a model looks at a volume. Equal input gives equal findings to the last bit, however many threads
 * the budget has.
 */
public final class FindingSearch {
    private final CpuBudget budget;

    public FindingSearch(CpuBudget budget) {
        this.budget = budget;
    }

    /**
     * Runs all stages of a model and measures what it found on the source's own grid.
     *
     * @param model stays the caller's
     * @param lungs on the volume's grid in reading orientation; where it is empty nothing can be found
     * @param listener hears of progress and of the time each step took
     * @throws DiagnosisException CANCELLED, OUT_OF_TIME, MODEL_OUTPUT_IMPLAUSIBLE, RUNTIME_FAILED
     */
    public Findings search(
            ModelLease model, OrientedVolume volume, RegionMask lungs, RequestContext context, WalkListener listener) {
        Walk walk = new Walk(context, budget, listener);
        List<Candidate> candidates = new CandidateSearch(model, walk).search(volume, lungs);
        Findings findings = walk.timed(
                WalkStep.EXTRACT, () -> new FindingExtractor(model.card(), volume, lungs).extract(candidates));
        walk.finish();
        return findings;
    }
}
