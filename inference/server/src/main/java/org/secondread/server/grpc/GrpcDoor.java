package org.secondread.server.grpc;

import io.grpc.protobuf.services.HealthStatusManager;
import java.time.Duration;
import java.util.UUID;
import org.secondread.pipeline.ModelDirectory;
import org.secondread.server.config.Settings;
import org.secondread.server.jobs.AnalysisDesk;
import org.secondread.server.metrics.WalkMetrics;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.grpc.server.GlobalServerInterceptor;
import org.springframework.grpc.server.lifecycle.GrpcServerLifecycle;
import org.springframework.grpc.server.service.GrpcServiceConfigurer;
import org.springframework.grpc.server.service.GrpcServiceDiscoverer;

/** The gRPC door on one page. */
@Configuration(proxyBeanMethods = false)
public class GrpcDoor {
    /** For what the transport has left to send when the last call has been answered. */
    private static final Duration FLUSH_TIME = Duration.ofSeconds(5);

    @Bean
    RefusedCalls refusedCalls(WalkMetrics metrics) {
        return new RefusedCalls(metrics);
    }

    @Bean
    AnalysisService analysisService(AnalysisDesk desk, RefusedCalls refused) {
        return new AnalysisService(desk, refused);
    }

    @Bean
    ModelsService modelsService(ModelDirectory models, RefusedCalls refused) {
        return new ModelsService(models, refused);
    }

    @Bean
    GrpcHealth grpcHealth(HealthStatusManager manager) {
        return new GrpcHealth(manager);
    }

    @Bean
    @GlobalServerInterceptor
    RequestScope requestScope() {
        return new RequestScope(() -> UUID.randomUUID().toString());
    }

    @Bean
    GrpcListener grpcListener(Settings settings, GrpcServiceDiscoverer discoverer, GrpcServiceConfigurer configurer) {
        GrpcListener listener = new GrpcListener(settings.grpc());
        discoverer.findServices().forEach(service -> listener.addService(configurer.configure(service, listener)));
        return listener;
    }

    @Bean
    GrpcServerLifecycle grpcServerLifecycle(GrpcListener listener, ApplicationEventPublisher events) {
        return new GrpcServerLifecycle(listener, FLUSH_TIME, events);
    }
}
