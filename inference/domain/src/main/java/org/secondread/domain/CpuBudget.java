package org.secondread.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * The process's compute threads. Decoding, resampling and model runs all take theirs from here, so that the cores are
 * never over-subscribed however many requests are open.
 */
public final class CpuBudget implements AutoCloseable {
    private final int threads;
    private final ExecutorService pool;

    public CpuBudget(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("a CPU budget needs at least one thread");
        }
        this.threads = threads;
        AtomicInteger number = new AtomicInteger();
        this.pool = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "compute-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    public int threads() {
        return threads;
    }

    /**
     * Runs {@code body} for 0 … count−1 on the budget's threads and waits. Indices are taken in ascending order; the first
     * failure, a cancellation or the deadline stops further ones. Not to be called from a body.
     *
     * @throws DiagnosisException what a body threw, or CANCELLED, OUT_OF_TIME
     */
    public void forEach(int count, RequestContext context, IntConsumer body) {
        AtomicInteger next = new AtomicInteger();
        List<Future<?>> workers = new ArrayList<>();
        for (int worker = 0; worker < Math.min(threads, count); worker++) {
            workers.add(pool.submit(() -> {
                for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                    try {
                        context.requireAlive();
                        body.accept(i);
                    } catch (Throwable t) {
                        next.set(count);
                        throw t;
                    }
                }
            }));
        }
        awaitAll(workers);
    }

    private static void awaitAll(List<Future<?>> workers) {
        RuntimeException first = null;
        for (Future<?> worker : workers) {
            try {
                worker.get();
            } catch (ExecutionException e) {
                first = first == null ? unchecked(e) : first;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                workers.forEach(w -> w.cancel(true));
                throw DiagnosisException.of(ErrorCode.CANCELLED, "interrupted while computing");
            }
        }
        if (first != null) {
            throw first;
        }
    }

    private static RuntimeException unchecked(ExecutionException e) {
        if (e.getCause() instanceof RuntimeException expected) {
            return expected;
        }
        return DiagnosisException.of(ErrorCode.INTERNAL, "a compute thread failed")
                .causedBy(e);
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
