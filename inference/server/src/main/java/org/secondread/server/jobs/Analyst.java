package org.secondread.server.jobs;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.secondread.domain.RequestContext;
import org.secondread.models.catalog.ModelIdentity;
import org.secondread.pipeline.AnalysisRequest;
import org.secondread.pipeline.AnalysisResult;
import org.secondread.pipeline.ModelReference;
import org.secondread.pipeline.SeriesAnalysis;
import org.secondread.server.config.AnalysisSettings;
import org.secondread.server.jobs.RememberedRequests.Analysis;
import org.secondread.server.jobs.RememberedRequests.Request;
import org.secondread.server.metrics.StepClock;
import org.secondread.server.metrics.WalkMetrics;

/** Carries out an assignment: each model in turn reads the series, as an analysis of its own. */
public final class Analyst {
    private final SeriesAnalysis analysis;
    private final WalkMetrics metrics;
    private final Clock clock;
    private final Supplier<String> ids;
    private final String tenant;
    private final RememberedRequests remembered;

    /**
     * @param ids gives a new analysis id at each call
     */
    public Analyst(
            SeriesAnalysis analysis,
            WalkMetrics metrics,
            Clock clock,
            Supplier<String> ids,
            AnalysisSettings settings) {
        this.analysis = analysis;
        this.metrics = metrics;
        this.clock = clock;
        this.ids = ids;
        this.tenant = settings.tenant();
        this.remembered = new RememberedRequests(settings.rememberedRequests());
    }

    List<AnalysisResult> analyze(Assignment assignment, List<Path> instances, AnalysisListener listener) {
        List<AnalysisResult> results = new ArrayList<>();
        for (ModelIdentity model : assignment.models()) {
            RequestContext context = context(assignment, identify(assignment.order(), model, instances));
            context.requireAlive();
            results.add(read(
                    new AnalysisRequest(instances, assignment.order().series(), ModelReference.to(model), context),
                    model,
                    listener));
        }
        return results;
    }

    private AnalysisResult read(AnalysisRequest request, ModelIdentity model, AnalysisListener listener) {
        StepClock clockOfSteps = metrics.stepClock(model);
        AnalysisResult result = analysis.analyze(request, (step, fractionDone) -> {
            clockOfSteps.at(step);
            listener.progressed(model, step, fractionDone);
        });
        clockOfSteps.finish();
        metrics.analysed(model, result.summary().findings().size());
        return result;
    }

    private RequestContext context(Assignment assignment, Analysis identity) {
        return new RequestContext(
                identity.id(),
                tenant,
                identity.startedAt(),
                assignment.order().priority(),
                assignment.deadline(),
                assignment.cancellation());
    }

    private Analysis identify(AnalysisOrder order, ModelIdentity model, List<Path> instances) {
        return order.idempotencyKey()
                .map(key ->
                        remembered.recall(new Request(key, model, InstancesDigest.of(instances)), this::newAnalysis))
                .orElseGet(this::newAnalysis);
    }

    private Analysis newAnalysis() {
        return new Analysis(ids.get(), clock.instant());
    }
}
