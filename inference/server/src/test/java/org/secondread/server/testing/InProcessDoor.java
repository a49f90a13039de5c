package org.secondread.server.testing;

import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.ServerInterceptors;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.prometheus.client.CollectorRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.secondread.pipeline.ModelDescription.State;
import org.secondread.pipeline.ModelDirectory;
import org.secondread.server.config.Settings;
import org.secondread.server.config.SettingsReader;
import org.secondread.server.grpc.AnalysisService;
import org.secondread.server.grpc.ModelsService;
import org.secondread.server.grpc.RefusedCalls;
import org.secondread.server.grpc.RequestScope;
import org.secondread.server.jobs.AnalysisDesk;
import org.secondread.server.jobs.Analyst;
import org.secondread.server.metrics.WalkMetrics;
import org.secondread.server.spool.Spool;

/** The gRPC door with all that is behind it but Spring, over the in-process transport. */
public final class InProcessDoor implements AutoCloseable {
    public static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");

    public final FakeSeriesAnalysis analysis = new FakeSeriesAnalysis();
    public final CollectorRegistry registry = new CollectorRegistry(true);
    public final AnalysisDesk desk;
    public final ManagedChannel channel;
    public final Path spoolFolder;
    private final Server server;
    private final Spool spool;

    public InProcessDoor(Path folder, Map<String, String> settings) throws Exception {
        this(folder, settings, FakeModelDirectory.of(FakeModelDirectory.model("lung-nodule", "1.0.0", State.READY)));
    }

    public InProcessDoor(Path folder, Map<String, String> overrides, ModelDirectory models) throws Exception {
        spoolFolder = folder.resolve("spool");
        Settings settings = settings(overrides);
        WalkMetrics metrics = new WalkMetrics(registry, System::nanoTime);
        spool = Spool.open(settings.upload());
        Analyst analyst = new Analyst(
                analysis, metrics, Clock.fixed(NOW, ZoneOffset.UTC), numbered("analysis-"), settings.analysis());
        desk = new AnalysisDesk(settings.analysis(), models, spool, analyst, metrics);
        RefusedCalls refused = new RefusedCalls(metrics);
        RequestScope scope = new RequestScope(numbered("request-"));
        String name = InProcessServerBuilder.generateName();
        server = InProcessServerBuilder.forName(name)
                .addService(ServerInterceptors.intercept(new AnalysisService(desk, refused), scope))
                .addService(ServerInterceptors.intercept(new ModelsService(models, refused), scope))
                .build()
                .start();
        channel = InProcessChannelBuilder.forName(name).build();
    }

    private Settings settings(Map<String, String> overrides) {
        Map<String, String> all = new HashMap<>(overrides);
        all.put("secondread.upload.folder", spoolFolder.toString());
        all.putIfAbsent("secondread.upload.min-free-space", "0B");
        return new SettingsReader().read(Optional.empty(), all);
    }

    private static Supplier<String> numbered(String prefix) {
        AtomicInteger number = new AtomicInteger();
        return () -> prefix + number.incrementAndGet();
    }

    public double refusals(String code) {
        Double value = registry.getSampleValue("secondread_refusals_total", new String[] {"code"}, new String[] {code});
        return value == null ? 0 : value;
    }

    @Override
    public void close() throws Exception {
        channel.shutdownNow();
        server.shutdownNow();
        desk.drain(Duration.ZERO);
        spool.close();
    }
}
