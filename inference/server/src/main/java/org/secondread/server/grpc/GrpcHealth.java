package org.secondread.server.grpc;

import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.protobuf.services.HealthStatusManager;
import org.secondread.api.v1.AnalysisGrpc;

/** What the standard health service says of the whole server and of the service Analysis. */
public final class GrpcHealth {
    private final HealthStatusManager manager;

    GrpcHealth(HealthStatusManager manager) {
        this.manager = manager;
        show(false);
    }

    public void show(boolean serving) {
        ServingStatus status = serving ? ServingStatus.SERVING : ServingStatus.NOT_SERVING;
        manager.setStatus(HealthStatusManager.SERVICE_NAME_ALL_SERVICES, status);
        manager.setStatus(AnalysisGrpc.SERVICE_NAME, status);
    }

    /** Not serving any more, whatever is shown later. */
    public void stop() {
        manager.enterTerminalState();
    }
}
