package org.secondread.models.extraction;

import org.secondread.domain.CpuBudget;
import org.secondread.domain.RequestContext;
import org.secondread.models.catalog.GoldenCase;
import org.secondread.models.catalog.ModelLease;
import org.secondread.models.catalog.ReadinessCheck;

/**
 * Lets a model read its golden case on the path that patients' images take, and compares each stage's outputs and the
 * resulting candidates with what another implementation found.
 */
public final class GoldenRun implements ReadinessCheck {
    private final CpuBudget budget;
    private final RequestContext context;

    /** @param context under which the runs count; cancelling it ends them */
    public GoldenRun(CpuBudget budget, RequestContext context) {
        this.budget = budget;
        this.context = context;
    }

    @Override
    public void require(ModelLease model, GoldenCase golden) {
        GoldenComparison comparison = new GoldenComparison(model, golden, new Walk(context, budget, WalkListener.NONE));
        comparison.requireStages();
        comparison.requireCandidates();
    }
}
