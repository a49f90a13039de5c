package org.secondread.server.jobs;

import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.secondread.domain.Priority;

/**
 * Decides whose turn it is: urgent first, and in order of arrival among equals. Its length is bounded by
 * {@link Admission}.
 */
final class TurnQueue implements AutoCloseable {
    /** Work stops within a second of its cancellation. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final AtomicLong arrivals = new AtomicLong();
    private final ThreadPoolExecutor workers;

    TurnQueue(int concurrent) {
        AtomicLong number = new AtomicLong();
        workers = new ThreadPoolExecutor(
                concurrent,
                concurrent,
                0,
                TimeUnit.SECONDS,
                new PriorityBlockingQueue<>(),
                work -> daemon(work, "analysis-" + number.incrementAndGet()));
    }

    static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Runs the work when its turn comes. It must not throw. */
    Turn enqueue(Priority priority, Runnable work) {
        Turn turn = new Turn(priority, arrivals.incrementAndGet(), work);
        workers.execute(turn);
        return turn;
    }

    /** Whether the turn had not come yet and now never will. */
    boolean giveUp(Turn turn) {
        return workers.remove(turn);
    }

    int waiting() {
        return workers.getQueue().size();
    }

    int running() {
        return workers.getActiveCount();
    }

    /** Starts nothing any more and waits a while for what runs. */
    @Override
    public void close() throws InterruptedException {
        workers.shutdownNow();
        workers.awaitTermination(GRACE.toMillis(), TimeUnit.MILLISECONDS);
    }

    record Turn(Priority priority, long arrival, Runnable work) implements Runnable, Comparable<Turn> {
        private static final Comparator<Turn> ORDER =
                Comparator.comparing(Turn::priority).thenComparing(Turn::arrival);

        @Override
        public void run() {
            work.run();
        }

        @Override
        public int compareTo(Turn other) {
            return ORDER.compare(this, other);
        }
    }
}
