package org.secondread.server.jobs;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.secondread.domain.Cancellation;
import org.secondread.domain.Deadline;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.models.catalog.ModelIdentity;
import org.secondread.pipeline.ModelDirectory;
import org.secondread.server.config.AnalysisSettings;
import org.secondread.server.jobs.TurnQueue.Turn;
import org.secondread.server.log.RequestLog;
import org.secondread.server.metrics.WalkMetrics;
import org.secondread.server.spool.Spool;
import org.secondread.server.spool.SpooledSeries;

/**
 * Where every door brings its orders. An order is accepted or refused before any instance arrives; an accepted one has a
 * place on disk, a place in the queue and a deadline. Nothing here outlives its call.
 */
public final class AnalysisDesk {
    private final AnalysisSettings settings;
    private final ModelDirectory models;
    private final Spool spool;
    private final Analyst analyst;
    private final WalkMetrics metrics;
    private final Admission admission;
    private final TurnQueue queue;
    private final OpenRequests requests = new OpenRequests();
    private final Set<AcceptedAnalysis> open = ConcurrentHashMap.newKeySet();
    private final ScheduledThreadPoolExecutor timer;

    public AnalysisDesk(
            AnalysisSettings settings, ModelDirectory models, Spool spool, Analyst analyst, WalkMetrics metrics) {
        this.settings = settings;
        this.models = models;
        this.spool = spool;
        this.analyst = analyst;
        this.metrics = metrics;
        this.admission = new Admission(settings.concurrent() + settings.waiting());
        this.queue = new TurnQueue(settings.concurrent());
        this.timer = new ScheduledThreadPoolExecutor(1, work -> TurnQueue.daemon(work, "deadlines"));
        timer.setRemoveOnCancelPolicy(true);
    }

    /**
     * @param name of the request, unique among those open
     * @throws DiagnosisException DRAINING, MODEL_UNKNOWN, MODEL_NOT_READY, INVALID_REQUEST, QUEUE_FULL, DISK_FULL
     */
    public AcceptedAnalysis accept(String name, AnalysisOrder order, AnalysisListener listener) {
        admission.requireOpen();
        List<ModelIdentity> chosen = new ModelChoice(models.models()).choose(order.models());
        requests.evict(order.idempotencyKey());
        admission.enter();
        Assignment assignment = new Assignment(order, chosen, deadline(order), new Cancellation());
        AcceptedAnalysis accepted = new AcceptedAnalysis(name, this, assignment, place(name), listener);
        open.add(accepted);
        requests.enter(order.idempotencyKey(), accepted);
        accepted.watch(timer);
        return accepted;
    }

    private SpooledSeries place(String name) {
        try {
            return spool.newSeries(name);
        } catch (RuntimeException e) {
            admission.leave();
            throw e;
        }
    }

    private Deadline deadline(AnalysisOrder order) {
        Duration atMost = settings.maxDuration();
        return Deadline.after(
                order.patience().filter(p -> p.compareTo(atMost) < 0).orElse(atMost));
    }

    Turn enqueue(AcceptedAnalysis analysis, List<Path> instances) {
        metrics.uploaded(analysis.series().byteCount());
        long startNanos = metrics.now();
        return queue.enqueue(analysis.order().priority(), () -> {
            metrics.queuedSince(startNanos);
            RequestLog.run(analysis.name(), () -> analysis.work(analyst, instances));
        });
    }

    boolean giveUp(Turn turn) {
        return queue.giveUp(turn);
    }

    void leave(AcceptedAnalysis analysis) {
        requests.leave(analysis.order().idempotencyKey(), analysis);
        open.remove(analysis);
        admission.leave();
    }

    /** Accepted calls that have not ended. */
    public int open() {
        return admission.inside();
    }

    /** Uploads complete and waiting for their turn. */
    public int waiting() {
        return queue.waiting();
    }

    /** Analyses at work. */
    public int running() {
        return queue.running();
    }

    /** Refuses whatever comes, lets what was accepted finish as long as it may, then stops the rest. */
    public void drain(Duration atMost) {
        try {
            admission.drain(atMost);
            open.forEach(late -> late.cancel(
                    DiagnosisException.of(ErrorCode.DRAINING, "the service stopped before the work was done")));
            timer.shutdownNow();
            queue.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
