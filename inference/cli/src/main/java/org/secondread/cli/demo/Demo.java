package org.secondread.cli.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.secondread.cli.remote.RemoteAnalysis;
import org.secondread.domain.Cancellation;
import org.secondread.domain.Deadline;
import org.secondread.domain.Priority;
import org.secondread.domain.RequestContext;
import org.secondread.phantoms.chest.ChestPhantom;
import org.secondread.phantoms.series.PhantomSeries;
import org.secondread.phantoms.series.SeriesOptions;
import org.secondread.phantoms.series.SeriesWriter;
import org.secondread.phantoms.series.WrittenSeries;
import org.secondread.pipeline.AnalysisRequest;
import org.secondread.pipeline.AnalysisResult;
import org.secondread.pipeline.ModelReference;
import org.secondread.pipeline.ProgressListener;
import org.secondread.pipeline.ResultObject;
import org.secondread.pipeline.SeriesIdentity;
import org.secondread.server.SecondReadServer;

/** Sends synthetic chests to a running service and holds its answers against the truth. */
public final class Demo {
    /** More false marks than this on one chest make the demonstration fail. */
    public static final int MOST_FALSE_ALARMS = 2;

    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final SecondReadServer server;
    private final ModelReference model;
    private final PrintStream out;

    /** @param server ready */
    public Demo(SecondReadServer server, ModelReference model, PrintStream out) {
        this.server = server;
        this.model = model;
        this.out = out;
    }

    /**
     * One chest, from drawing to judgement.
     *
     * @param folder receives {@code series/} and {@code result/}
     */
    public DemoOutcome run(long seed, int nodules, Path folder, ProgressListener progress) throws IOException {
        ChestPhantom phantom = ChestPhantom.seeded(seed).nodules(nodules).build();
        WrittenSeries written =
                SeriesWriter.write(PhantomSeries.chest(phantom), SeriesOptions.ct(seed), folder.resolve("series"));
        out.printf(
                Locale.ROOT,
                "chest with seed %d: %d slices, %d nodules%n",
                seed,
                written.files().size(),
                nodules);
        AnalysisResult result = analyze(written.files(), progress);
        Path results = Files.createDirectories(folder.resolve("result"));
        for (ResultObject object : result.objects()) {
            Files.write(results.resolve(object.fileName()), object.bytes());
        }
        return DemoOutcome.of(phantom.nodules(), result, results);
    }

    private AnalysisResult analyze(List<Path> files, ProgressListener progress) {
        RequestContext context = new RequestContext(
                UUID.randomUUID().toString(),
                "demo",
                Instant.now(),
                Priority.ROUTINE,
                Deadline.after(LIMIT),
                new Cancellation());
        try (RemoteAnalysis remote = RemoteAnalysis.connect("127.0.0.1:" + server.grpcPort(), Optional.empty())) {
            return remote.analyze(new AnalysisRequest(files, SeriesIdentity.UNNAMED, model, context), progress);
        }
    }
}
