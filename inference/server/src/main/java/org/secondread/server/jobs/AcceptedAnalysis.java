package org.secondread.server.jobs;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.pipeline.AnalysisResult;
import org.secondread.server.jobs.TurnQueue.Turn;
import org.secondread.server.spool.SpooledSeries;

/**
 * One analysis from its acceptance until the caller has its answer. It ends once, when answered,
 * cancelled or abandoned; then its work stops, its upload is deleted and its place is free, in whatever state it was.
 */
public final class AcceptedAnalysis implements AutoCloseable {
    private final String name;
    private final AnalysisDesk desk;
    private final Assignment assignment;
    private final SpooledSeries series;
    private final AnalysisListener listener;
    private @Nullable Future<?> alarm;
    private @Nullable Turn turn;
    private boolean ended;

    AcceptedAnalysis(
            String name, AnalysisDesk desk, Assignment assignment, SpooledSeries series, AnalysisListener listener) {
        this.name = name;
        this.desk = desk;
        this.assignment = assignment;
        this.series = series;
        this.listener = listener;
    }

    /** From now on the deadline is watched. */
    synchronized void watch(ScheduledExecutorService timer) {
        if (!ended) {
            alarm = timer.schedule(
                    this::expire, assignment.deadline().remaining().toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    /** Where the instances go. */
    public SpooledSeries series() {
        return series;
    }

    String name() {
        return name;
    }

    AnalysisOrder order() {
        return assignment.order();
    }

    /**
     * The upload is complete: waits for a turn, then works, then tells the listener.
     *
     * @throws DiagnosisException UPLOAD_INCOMPLETE, INVALID_REQUEST
     */
    public synchronized void start() {
        List<Path> instances = series.complete();
        if (!ended) {
            turn = desk.enqueue(this, instances);
        }
    }

    void work(Analyst analyst, List<Path> instances) {
        try {
            listener.finished(read(analyst, instances));
        } catch (Throwable t) {
            cancel(t);
        }
    }

    private List<AnalysisResult> read(Analyst analyst, List<Path> instances) {
        try (series) {
            return analyst.analyze(assignment, instances, listener);
        }
    }

    /** Ends it without a result; the listener hears the cause unless it had ended before. */
    public void cancel(Throwable cause) {
        if (end()) {
            listener.failed(cause);
        }
    }

    /** The caller has its answer. */
    @Override
    public void close() {
        end();
    }

    /**
     * The caller does not want an answer any more; the listener hears nothing.
     *
     * @return whether it had not ended before
     */
    public boolean abandon() {
        return end();
    }

    private void expire() {
        cancel(DiagnosisException.of(ErrorCode.OUT_OF_TIME, "the deadline passed before the answer was complete"));
    }

    private boolean end() {
        synchronized (this) {
            if (ended) {
                return false;
            }
            ended = true;
            if (turn == null || desk.giveUp(turn)) {
                series.close();
            }
            if (alarm != null) {
                alarm.cancel(false);
            }
        }
        assignment.cancellation().cancel();
        desk.leave(this);
        return true;
    }
}
