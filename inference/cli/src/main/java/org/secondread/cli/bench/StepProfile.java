package org.secondread.cli.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.secondread.pipeline.ProgressListener;
import org.secondread.pipeline.Step;

/**
 * Time and peak memory of each step of one analysis. The peak of the whole process (Linux: VmHWM, set back through
 * /proc/self/clear_refs, see proc(5)) holds heap, native memory of the runtime and mapped libraries.
 */
final class StepProfile implements ProgressListener {
    private static final Path CLEAR_REFS = Path.of("/proc/self/clear_refs");
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String RESET_PEAK = "5";

    private final Map<Step, Row> rows = new EnumMap<>(Step.class);
    private @Nullable Step current;
    private long startNanos;

    /**
     * @param heapBytes peak of the heap's pools in use
     * @param processBytes peak of the whole process; 0 where the system does not tell
     */
    record Row(long nanos, long heapBytes, long processBytes) {}

    @Override
    public synchronized void step(Step step, double fractionDone) {
        if (step != current) {
            finish();
            current = step;
            resetPeaks();
            startNanos = System.nanoTime();
        }
    }

    synchronized void finish() {
        if (current != null) {
            rows.put(current, new Row(System.nanoTime() - startNanos, heapPeakBytes(), processPeakBytes()));
            current = null;
        }
    }

    Map<Step, Row> rows() {
        return rows;
    }

    private static void resetPeaks() {
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
        try {
            if (Files.isWritable(CLEAR_REFS)) {
                Files.writeString(CLEAR_REFS, RESET_PEAK);
            }
        } catch (IOException e) {
            // The figure is then the peak since start, which is still an upper bound.
        }
    }

    private static long heapPeakBytes() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == java.lang.management.MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }

    private static long processPeakBytes() {
        try {
            return Files.readAllLines(STATUS).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .map(line -> line.replaceAll("\\D", ""))
                    .mapToLong(kilobytes -> Long.parseLong(kilobytes) << 10)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
