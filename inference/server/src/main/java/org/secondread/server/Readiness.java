package org.secondread.server;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.secondread.models.catalog.ModelIdentity;
import org.secondread.pipeline.ModelDescription;
import org.secondread.pipeline.ModelDescription.State;
import org.secondread.pipeline.ModelDirectory;
import org.secondread.server.grpc.GrpcHealth;
import org.secondread.server.log.FailureTrace;
import org.secondread.server.metrics.WalkMetrics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Whether the service may be asked: not before every model has been tried and one has passed its golden case, and not
 * once it is told to stop. Both health doors say so, gRPC's for the whole server and for the service Analysis.
 */
final class Readiness implements HealthIndicator {
    static final String HEALTH_ENTRY = "models";

    private static final Logger log = LoggerFactory.getLogger(Readiness.class);

    private final ModelDirectory directory;
    private final GrpcHealth grpcHealth;
    private final WalkMetrics metrics;
    private final CompletableFuture<Boolean> prepared = new CompletableFuture<>();
    private volatile boolean serving;
    private volatile boolean stopped;

    Readiness(ModelDirectory directory, GrpcHealth grpcHealth, WalkMetrics metrics) {
        this.directory = directory;
        this.grpcHealth = grpcHealth;
        this.metrics = metrics;
    }

    /** Prepares the models on a thread of its own. */
    void begin() {
        Thread thread = new Thread(this::prepare, "models");
        thread.setDaemon(true);
        thread.start();
    }

    /** Completes with whether the service is ready, once every model has been tried. */
    CompletableFuture<Boolean> prepared() {
        return prepared;
    }

    private void prepare() {
        List<ModelIdentity> ready = tryAll();
        log.info("models ready: {}", ready);
        metrics.ready(ready);
        serving = !ready.isEmpty();
        grpcHealth.show(serving);
        prepared.complete(serving);
    }

    private List<ModelIdentity> tryAll() {
        try {
            directory.prepare();
            return directory.models().stream()
                    .filter(model -> model.state() == State.READY)
                    .map(ModelDescription::identity)
                    .toList();
        } catch (Throwable t) {
            log.error("models could not be prepared\n{}", new FailureTrace(t));
            return List.of();
        }
    }

    /** From now on the service is not ready, whatever becomes of its models. */
    void stop() {
        stopped = true;
        grpcHealth.stop();
    }

    @Override
    public Health health() {
        return serving && !stopped ? Health.up().build() : Health.outOfService().build();
    }
}
