package org.secondread.server;

import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.protobuf.services.HealthStatusManager;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.secondread.api.v1.AnalysisGrpc;
import org.secondread.models.catalog.ModelIdentity;
import org.secondread.pipeline.ModelDescription;
import org.secondread.pipeline.ModelDescription.State;
import org.secondread.pipeline.ModelDirectory;
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
    private final HealthStatusManager grpcHealth;
    private final WalkMetrics metrics;
    private final AtomicBoolean serving = new AtomicBoolean();
    private final CompletableFuture<Boolean> prepared = new CompletableFuture<>();

    Readiness(ModelDirectory directory, HealthStatusManager grpcHealth, WalkMetrics metrics) {
        this.directory = directory;
        this.grpcHealth = grpcHealth;
        this.metrics = metrics;
        show(ServingStatus.NOT_SERVING);
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
        try {
            directory.prepare();
        } catch (Throwable t) {
            log.error("models could not be prepared\n{}", new FailureTrace(t));
        }
        List<ModelIdentity> ready = directory.models().stream()
                .filter(model -> model.state() == State.READY)
                .map(ModelDescription::identity)
                .toList();
        log.info("models ready: {}", ready);
        metrics.ready(ready);
        serving.set(!ready.isEmpty());
        show(ready.isEmpty() ? ServingStatus.NOT_SERVING : ServingStatus.SERVING);
        prepared.complete(!ready.isEmpty());
    }

    /** From now on the service is not ready, whatever becomes of its models. */
    void stop() {
        serving.set(false);
        grpcHealth.enterTerminalState();
    }

    private void show(ServingStatus status) {
        grpcHealth.setStatus(HealthStatusManager.SERVICE_NAME_ALL_SERVICES, status);
        grpcHealth.setStatus(AnalysisGrpc.SERVICE_NAME, status);
    }

    @Override
    public Health health() {
        return serving.get() ? Health.up().build() : Health.outOfService().build();
    }
}
