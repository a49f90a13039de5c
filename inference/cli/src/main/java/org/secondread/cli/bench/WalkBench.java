package org.secondread.cli.bench;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.secondread.domain.Cancellation;
import org.secondread.domain.Deadline;
import org.secondread.domain.Priority;
import org.secondread.domain.RequestContext;
import org.secondread.pipeline.AnalysisRequest;
import org.secondread.pipeline.ModelReference;
import org.secondread.pipeline.SeriesAnalysis;
import org.secondread.pipeline.SeriesIdentity;
import org.secondread.pipeline.Step;

/** Where the time and memory of one series go, step by step: the median of several rounds after one that does not count. */
public final class WalkBench {
    private static final StepProfile.Row NOT_REACHED = new StepProfile.Row(0, 0, 0);
    private static final double MEGABYTE = 1 << 20;

    private final SeriesAnalysis analysis;
    private final ModelReference model;
    private final PrintStream out;

    public WalkBench(SeriesAnalysis analysis, ModelReference model, PrintStream out) {
        this.analysis = analysis;
        this.model = model;
        this.out = out;
    }

    public void run(List<Path> instances, int rounds) {
        out.printf(
                Locale.ROOT,
                "first round: %.2f s%n",
                round(instances).values().stream().mapToLong(r -> r.nanos()).sum() / 1e9);
        List<Map<Step, StepProfile.Row>> all = new ArrayList<>();
        for (int n = 0; n < rounds; n++) {
            all.add(round(instances));
        }
        out.printf(
                Locale.ROOT,
                "%d instances, %s, %d rounds, %s, %d cores, largest heap %.0f MB%n",
                instances.size(),
                model,
                rounds,
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory() / MEGABYTE);
        out.println("step        median s   peak heap MB   peak process MB");
        double total = 0;
        for (Step step : Step.values()) {
            List<StepProfile.Row> rows =
                    all.stream().map(r -> r.getOrDefault(step, NOT_REACHED)).toList();
            StepProfile.Row median = rows.stream()
                    .sorted(Comparator.comparingLong(StepProfile.Row::nanos))
                    .toList()
                    .get(rows.size() / 2);
            total += median.nanos() / 1e9;
            out.printf(
                    Locale.ROOT,
                    "%-10s %9.3f %14.0f %17.0f%n",
                    step.name().toLowerCase(Locale.ROOT),
                    median.nanos() / 1e9,
                    median.heapBytes() / MEGABYTE,
                    median.processBytes() / MEGABYTE);
        }
        out.printf(Locale.ROOT, "%-10s %9.3f%n", "all", total);
    }

    private Map<Step, StepProfile.Row> round(List<Path> instances) {
        RequestContext context = new RequestContext(
                UUID.randomUUID().toString(),
                "bench",
                Instant.now(),
                Priority.ROUTINE,
                Deadline.after(Duration.ofHours(1)),
                new Cancellation());
        StepProfile profile = new StepProfile();
        analysis.analyze(new AnalysisRequest(instances, SeriesIdentity.UNNAMED, model, context), profile);
        profile.finish();
        return profile.rows();
    }
}
