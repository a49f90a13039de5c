package org.secondread.server.metrics;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Gauge;
import io.prometheus.client.Histogram;
import java.util.List;
import java.util.Locale;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.secondread.domain.ErrorCode;
import org.secondread.models.catalog.ModelIdentity;
import org.secondread.pipeline.Step;

/** What the service counts and times of its own work. Labels come from closed sets or from the catalog, never from callers. */
public final class WalkMetrics {
    private static final double NANOS_PER_SECOND = 1e9;
    /** From a cached header to the longest analysis that is allowed by default. */
    private static final double[] SECONDS = {.005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600};

    private final CollectorRegistry registry;
    private final LongSupplier nanoTime;
    private final Histogram step;
    private final Histogram queue;
    private final Histogram inference;
    private final Counter series;
    private final Counter findings;
    private final Counter refusals;
    private final Counter uploadedBytes;
    private final Gauge modelInfo;

    public WalkMetrics(CollectorRegistry registry, LongSupplier nanoTime) {
        this.registry = registry;
        this.nanoTime = nanoTime;
        step = seconds("step", "Duration of one step of an analysis.")
                .labelNames("step")
                .register(registry);
        queue = seconds("queue", "From the end of an upload to the start of its analysis.")
                .register(registry);
        inference = seconds("inference", "Encoding and model runs of one analysis.")
                .labelNames("model")
                .register(registry);
        series = Counter.build("secondread_series", "Series analysed to the end.")
                .labelNames("model")
                .register(registry);
        findings = Counter.build("secondread_findings", "Findings at or above the operating point.")
                .labelNames("model")
                .register(registry);
        refusals = Counter.build("secondread_refusals", "Calls that ended without a result.")
                .labelNames("code")
                .register(registry);
        uploadedBytes = Counter.build("secondread_uploaded_bytes", "Bytes of instances received completely.")
                .register(registry);
        modelInfo = Gauge.build("secondread_model_info", "Models that are ready; always 1.")
                .labelNames("name", "version", "sha256")
                .register(registry);
    }

    private static Histogram.Builder seconds(String what, String help) {
        return Histogram.build("secondread_" + what + "_seconds", help).buckets(SECONDS);
    }

    /** Shows a number that somebody else keeps. */
    public void watch(String name, String help, IntSupplier number) {
        Gauge.build("secondread_" + name, help).register(registry).setChild(new Gauge.Child() {
            @Override
            public double get() {
                return number.getAsInt();
            }
        });
    }

    public long now() {
        return nanoTime.getAsLong();
    }

    /** A clock for the steps of one analysis. */
    public StepClock stepClock(ModelIdentity model) {
        return new StepClock(this, model);
    }

    void stepTook(Step which, ModelIdentity model, long nanos) {
        step.labels(which.name().toLowerCase(Locale.ROOT)).observe(nanos / NANOS_PER_SECOND);
        if (which == Step.INFER) {
            inference.labels(model.toString()).observe(nanos / NANOS_PER_SECOND);
        }
    }

    public void uploaded(long bytes) {
        uploadedBytes.inc((double) bytes);
    }

    public void queuedSince(long startNanos) {
        queue.observe((now() - startNanos) / NANOS_PER_SECOND);
    }

    public void analysed(ModelIdentity model, int findingCount) {
        series.labels(model.toString()).inc();
        findings.labels(model.toString()).inc(findingCount);
    }

    public void refused(ErrorCode code) {
        refusals.labels(code.name()).inc();
    }

    /** Replaces the models that are shown as ready. */
    public void ready(List<ModelIdentity> models) {
        modelInfo.clear();
        models.forEach(model ->
                modelInfo.labels(model.name(), model.version(), model.sha256()).set(1));
    }
}
