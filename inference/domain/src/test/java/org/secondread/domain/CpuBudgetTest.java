package org.secondread.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

class CpuBudgetTest {
    private final Cancellation cancellation = new Cancellation();
    private final RequestContext context = context(Duration.ofSeconds(1));

    @Test
    void everyIndex_isRunOnce() {
        AtomicIntegerArray runs = new AtomicIntegerArray(1000);
        try (CpuBudget cpus = new CpuBudget(3)) {
            cpus.forEach(1000, context, runs::incrementAndGet);
        }

        for (int n = 0; n < 1000; n++) {
            assertThat(runs.get(n)).isEqualTo(1);
        }
    }

    /** Both must wait for each other: with one thread this would never end. */
    @Test
    void bodies_runAtTheSameTime() {
        CyclicBarrier both = new CyclicBarrier(2);
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        try (CpuBudget cpus = new CpuBudget(2)) {
            cpus.forEach(2, context, n -> {
                threads.add(Thread.currentThread());
                await(both);
            });
        }

        assertThat(threads).hasSize(2);
    }

    @Test
    void indices_areTakenInOrder() {
        List<Integer> taken = new ArrayList<>();
        try (CpuBudget cpus = new CpuBudget(1)) {
            cpus.forEach(4, context, taken::add);
        }

        assertThat(taken).containsExactly(0, 1, 2, 3);
    }

    @Test
    void noIndex_runsNothing() {
        List<Integer> taken = Collections.synchronizedList(new ArrayList<>());
        try (CpuBudget cpus = new CpuBudget(2)) {
            cpus.forEach(0, context, taken::add);
        }

        assertThat(taken).isEmpty();
    }

    @Test
    void theFirstFailure_stopsTheRest() {
        List<Integer> taken = new ArrayList<>();
        try (CpuBudget cpus = new CpuBudget(1)) {
            assertThatThrownBy(() -> cpus.forEach(9, context, n -> {
                        taken.add(n);
                        if (n == 2) {
                            throw DiagnosisException.of(ErrorCode.TRUNCATED, "short");
                        }
                    }))
                    .isInstanceOfSatisfying(
                            DiagnosisException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TRUNCATED));
        }

        assertThat(taken).containsExactly(0, 1, 2);
    }

    @Test
    void anError_isOurFault() {
        try (CpuBudget cpus = new CpuBudget(1)) {
            assertThatThrownBy(() -> cpus.forEach(1, context, n -> {
                        throw new StackOverflowError();
                    }))
                    .isInstanceOfSatisfying(
                            DiagnosisException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INTERNAL));
        }
    }

    @Test
    void cancellation_stopsFurtherIndices() {
        List<Integer> taken = new ArrayList<>();
        try (CpuBudget cpus = new CpuBudget(1)) {
            assertThatThrownBy(() -> cpus.forEach(9, context, n -> {
                        taken.add(n);
                        cancellation.cancel();
                    }))
                    .isInstanceOfSatisfying(
                            DiagnosisException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED));
        }

        assertThat(taken).containsExactly(0);
    }

    @Test
    void anExpiredDeadline_runsNothing() {
        List<Integer> taken = new ArrayList<>();
        try (CpuBudget cpus = new CpuBudget(1)) {
            assertThatThrownBy(() -> cpus.forEach(9, context(Duration.ZERO), taken::add))
                    .isInstanceOfSatisfying(
                            DiagnosisException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.OUT_OF_TIME));
        }

        assertThat(taken).isEmpty();
    }

    @Test
    void aBudgetOfNoThreads_isNone() {
        assertThatThrownBy(() -> new CpuBudget(0)).isInstanceOf(IllegalArgumentException.class);
    }

    private RequestContext context(Duration left) {
        return new RequestContext(
                "analysis-1", "hospital", Instant.EPOCH, Priority.ROUTINE, Deadline.after(left, () -> 0), cancellation);
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
