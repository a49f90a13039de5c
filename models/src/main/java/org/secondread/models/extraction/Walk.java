package org.secondread.models.extraction;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.secondread.domain.CpuBudget;
import org.secondread.domain.RequestContext;

/** One search under way: whose it is, the threads it may use, who listens, and the time it took so far. */
final class Walk {
    private final RequestContext context;
    private final CpuBudget budget;
    private final WalkListener listener;
    private final LongAdder encodingNanos = new LongAdder();
    private final LongAdder inferringNanos = new LongAdder();
    private final LongAdder extractingNanos = new LongAdder();

    Walk(RequestContext context, CpuBudget budget, WalkListener listener) {
        this.context = context;
        this.budget = budget;
        this.listener = listener;
    }

    RequestContext context() {
        return context;
    }

    /** Runs {@code body} for 0 … count−1 on the budget's threads and reports each that is done as progress of a stage. */
    void forEach(String stage, int count, IntConsumer body) {
        Progress progress = new Progress(stage, count);
        budget.forEach(count, context, n -> {
            body.accept(n);
            progress.oneMore();
        });
    }

    /** Does a part of a step and adds the time it took to the step's. */
    <T> T timed(WalkStep step, Supplier<T> part) {
        long start = System.nanoTime();
        T result = part.get();
        spentNanos(step).add(System.nanoTime() - start);
        return result;
    }

    void timed(WalkStep step, Runnable part) {
        long start = System.nanoTime();
        part.run();
        spentNanos(step).add(System.nanoTime() - start);
    }

    void finish() {
        for (WalkStep step : WalkStep.values()) {
            listener.finished(step, Duration.ofNanos(spentNanos(step).sum()));
        }
    }

    private LongAdder spentNanos(WalkStep step) {
        return switch (step) {
            case ENCODE -> encodingNanos;
            case INFER -> inferringNanos;
            case EXTRACT -> extractingNanos;
        };
    }

    /** Counts for the listener, one thread at a time. */
    private final class Progress {
        private final String stage;
        private final int total;
        private int done;

        Progress(String stage, int total) {
            this.stage = stage;
            this.total = total;
        }

        synchronized void oneMore() {
            done++;
            listener.progressed(stage, done, total);
        }
    }
}
