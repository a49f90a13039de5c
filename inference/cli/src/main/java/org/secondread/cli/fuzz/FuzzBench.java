package org.secondread.cli.fuzz;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.secondread.cli.fuzz.FuzzInputs.Input;
import org.secondread.domain.CpuBudget;
import org.secondread.phantoms.series.SeriesFile;

/**
 * Gives the reader a great number of broken inputs and looks for what must not be: another exception than a coded refusal,
 * a run without end, memory beyond the limit, and pixels that another reader sees otherwise.
 */
public final class FuzzBench {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final BufferPoolMXBean DIRECT = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
            .filter(pool -> pool.getName().equals("direct"))
            .findFirst()
            .orElseThrow();
    private static final Duration PROGRESS = Duration.ofSeconds(10);

    private final FuzzInputs inputs;
    private final FuzzLimits limits;
    private final Path scratch;
    private final PrintStream out;
    private final FuzzTally tally = new FuzzTally();
    private final AcceptedFiles acceptedFiles;
    private final ConcurrentMap<Thread, Running> running = new ConcurrentHashMap<>();

    /** @param scratch existing folder for temporary files, in memory if it may be */
    public FuzzBench(FuzzInputs inputs, FuzzLimits limits, Path scratch, PrintStream out) throws IOException {
        this.inputs = inputs;
        this.limits = limits;
        this.scratch = scratch;
        this.out = out;
        this.acceptedFiles = new AcceptedFiles(
                Files.createDirectory(scratch.resolve("accepted")), limits.compared() + limits.compared() / 4);
    }

    /** An input that a thread is at. */
    private record Running(long number, long sinceNanos) {}

    /**
     * Runs the inputs {@code from} … {@code to} − 1.
     *
     * @return whether nothing went wrong
     */
    public boolean run(long from, long to) throws IOException, InterruptedException {
        AtomicLong next = new AtomicLong(from);
        List<Thread> threads = new ArrayList<>();
        for (int n = 0; n < limits.threads(); n++) {
            Path folder = Files.createDirectory(scratch.resolve("worker-" + n));
            Thread thread = new Thread(() -> work(next, to, folder), "fuzz-" + n);
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
        boolean ended = watch(threads, from, to);
        tally.print(out);
        return ended && tally.isClean();
    }

    /**
     * Makes one input again, leaves its files in the folder and prints what comes of it.
     *
     * @return whether that was as it should be
     */
    public static boolean reproduce(FuzzInputs inputs, long number, Path folder, PrintStream out) throws IOException {
        Input input = inputs.input(number);
        List<Path> files = SeriesFile.writeAll(input.files(), folder);
        files.forEach(out::println);
        try (CpuBudget cpus = new CpuBudget(1)) {
            Outcome outcome = new ReaderTargets(cpus).of(input).outcome(files);
            out.println(outcome);
            if (outcome instanceof Outcome.Failed failed) {
                failed.fault().printStackTrace(out);
            }
            return !(outcome instanceof Outcome.Failed);
        }
    }

    AcceptedFiles acceptedFiles() {
        return acceptedFiles;
    }

    private void work(AtomicLong next, long to, Path folder) {
        try (CpuBudget cpus = new CpuBudget(1)) {
            ReaderTargets targets = new ReaderTargets(cpus);
            for (long n = next.getAndIncrement(); n < to; n = next.getAndIncrement()) {
                one(n, folder, targets);
            }
        } catch (IOException e) {
            tally.fail(next.get(), "the harness itself: " + e);
        } finally {
            running.remove(Thread.currentThread());
        }
    }

    private void one(long number, Path folder, ReaderTargets targets) throws IOException {
        Input input = inputs.input(number);
        List<Path> files = SeriesFile.writeAll(input.files(), folder);
        running.put(Thread.currentThread(), new Running(number, System.nanoTime()));
        long bytesBefore = targets.allocatedBytes(THREADS);
        long started = System.nanoTime();
        Outcome outcome = targets.of(input).outcome(files);
        long nanos = System.nanoTime() - started;
        long bytes = targets.allocatedBytes(THREADS) - bytesBefore;
        tally.add(number, input, outcome, nanos, bytes);
        tally.noteDirect(DIRECT.getMemoryUsed());
        if (bytes > limits.maxBytes()) {
            tally.fail(number, String.format(Locale.ROOT, "took %.0f MB", bytes / 1e6));
        }
        if (nanos > limits.maxTime().toNanos()) {
            tally.fail(number, String.format(Locale.ROOT, "took %.1f s", nanos / 1e9));
        }
        if (outcome instanceof Outcome.Accepted accepted && input.mutant().isPresent()) {
            acceptedFiles.offer(number, input.mutant().get(), accepted.digest());
        }
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
    }

    /** Until all is done, or one input has run for ten times the time that it may take. */
    private boolean watch(List<Thread> threads, long from, long to) throws InterruptedException {
        long shown = System.nanoTime();
        long started = shown;
        while (threads.stream().anyMatch(Thread::isAlive)) {
            threads.get(0).join(200);
            for (Running one : running.values()) {
                if (System.nanoTime() - one.sinceNanos() > 10 * limits.maxTime().toNanos()) {
                    tally.fail(one.number(), "does not end");
                    return false;
                }
            }
            if (System.nanoTime() - shown > PROGRESS.toNanos()) {
                shown = System.nanoTime();
                progress(tally.inputs(), to - from, (shown - started) / 1e9);
            }
        }
        return true;
    }

    private static void progress(long done, long all, double seconds) {
        System.err.printf(
                Locale.ROOT,
                "  %,d of %,d inputs, %.0f s left%n",
                done,
                all,
                seconds / Math.max(1, done) * (all - done));
    }
}
