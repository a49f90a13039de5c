package org.secondread.cli.fuzz;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.secondread.cli.fuzz.FuzzInputs.Input;

/** Counts what came of the inputs. Safe for several threads. */
final class FuzzTally {
    private static final String SERIES = "SERIES";
    private static final int SHOWN = 20;

    private final Map<String, long[]> byMutation = new TreeMap<>();
    private final Map<org.secondread.domain.ErrorCode, Long> refusals =
            new EnumMap<>(org.secondread.domain.ErrorCode.class);
    private final List<Failure> failures = new ArrayList<>();
    private long inputs;
    private long accepted;
    private long mostBytes;
    private long mostBytesBy;
    private long mostDirect;
    private long mostNanos;
    private long mostNanosBy;

    /**
     * @param number of the input
     * @param what in one line
     */
    record Failure(long number, String what) {}

    synchronized void add(long number, Input input, Outcome outcome, long nanos, long bytes) {
        inputs++;
        if (bytes > mostBytes) {
            mostBytes = bytes;
            mostBytesBy = number;
        }
        if (nanos > mostNanos) {
            mostNanos = nanos;
            mostNanosBy = number;
        }
        int column = outcome instanceof Outcome.Accepted ? 0 : outcome instanceof Outcome.Refused ? 1 : 2;
        input.mutant()
                .ifPresentOrElse(
                        mutant -> mutant.mutations().forEach(mutation -> count(mutation.name(), column)),
                        () -> count(SERIES, column));
        if (outcome instanceof Outcome.Accepted) {
            accepted++;
        } else if (outcome instanceof Outcome.Refused refused) {
            refusals.merge(refused.code(), 1L, Long::sum);
        } else if (outcome instanceof Outcome.Failed failed) {
            fail(number, place(failed.fault()));
        }
    }

    /** @param bytes in direct buffers at this moment, by all inputs and with those not yet collected */
    synchronized void noteDirect(long bytes) {
        mostDirect = Math.max(mostDirect, bytes);
    }

    synchronized void fail(long number, String what) {
        failures.add(new Failure(number, what));
    }

    synchronized long inputs() {
        return inputs;
    }

    synchronized boolean isClean() {
        return failures.isEmpty();
    }

    synchronized void print(PrintStream out) {
        out.printf(
                Locale.ROOT,
                "%,d inputs: %,d accepted, %,d refused, %,d failures%n",
                inputs,
                accepted,
                refusals.values().stream().mapToLong(Long::longValue).sum(),
                failures.size());
        out.printf(
                Locale.ROOT,
                "most memory taken for one input: %.1f MB (input %d), in direct buffers at once: %.1f MB; longest: %.0f ms (input %d)%n",
                mostBytes / 1e6,
                mostBytesBy,
                mostDirect / 1e6,
                mostNanos / 1e6,
                mostNanosBy);
        out.printf("%-12s %12s %12s %12s%n", "struck", "accepted", "refused", "failures");
        byMutation.forEach((name, counts) ->
                out.printf(Locale.ROOT, "%-12s %,12d %,12d %,12d%n", name, counts[0], counts[1], counts[2]));
        refusals.entrySet().stream()
                .sorted(Map.Entry.<org.secondread.domain.ErrorCode, Long>comparingByValue()
                        .reversed())
                .forEach(code -> out.printf(Locale.ROOT, "%,12d %s%n", code.getValue(), code.getKey()));
        failures.stream()
                .sorted(Comparator.comparingLong(Failure::number))
                .limit(SHOWN)
                .forEach(failure -> out.printf("input %d: %s%n", failure.number(), failure.what()));
    }

    private void count(String name, int column) {
        byMutation.computeIfAbsent(name, key -> new long[3])[column]++;
    }

    private static String place(Throwable fault) {
        Throwable root = fault;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        StackTraceElement[] trace = root.getStackTrace();
        return root + (trace.length == 0 ? "" : " at " + trace[0]);
    }
}
