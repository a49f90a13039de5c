package org.secondread.server.metrics;

import org.jspecify.annotations.Nullable;
import org.secondread.models.catalog.ModelIdentity;
import org.secondread.pipeline.Step;

/** Times the steps of one analysis: each lasts until the next one is announced. A step that fails is not counted. */
public final class StepClock {
    private final WalkMetrics metrics;
    private final ModelIdentity model;
    private @Nullable Step current;
    private long startNanos;

    StepClock(WalkMetrics metrics, ModelIdentity model) {
        this.metrics = metrics;
        this.model = model;
    }

    public synchronized void at(Step step) {
        if (step != current) {
            finish();
            current = step;
            startNanos = metrics.now();
        }
    }

    public synchronized void finish() {
        if (current != null) {
            metrics.stepTook(current, model, metrics.now() - startNanos);
            current = null;
        }
    }
}
