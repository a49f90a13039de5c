package org.secondread.server;

import io.grpc.protobuf.services.HealthStatusManager;
import io.micrometer.core.instrument.Clock;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.prometheus.client.CollectorRegistry;
import java.util.UUID;
import java.util.function.Supplier;
import org.secondread.pipeline.ModelDirectory;
import org.secondread.pipeline.SeriesAnalysis;
import org.secondread.server.config.Settings;
import org.secondread.server.grpc.AnalysisService;
import org.secondread.server.grpc.GrpcListener;
import org.secondread.server.grpc.ModelsService;
import org.secondread.server.grpc.RefusedCalls;
import org.secondread.server.grpc.RequestScope;
import org.secondread.server.jobs.AnalysisDesk;
import org.secondread.server.jobs.Analyst;
import org.secondread.server.metrics.PrometheusPage;
import org.secondread.server.metrics.WalkMetrics;
import org.secondread.server.spool.Spool;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.grpc.server.GlobalServerInterceptor;
import org.springframework.grpc.server.lifecycle.GrpcServerLifecycle;
import org.springframework.grpc.server.service.GrpcServiceConfigurer;
import org.springframework.grpc.server.service.GrpcServiceDiscoverer;

/** The whole service on one page. Given from outside: the settings, the analysis and the models. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class ServerConfiguration {
    private static final Supplier<String> RANDOM_IDS = () -> UUID.randomUUID().toString();

    @Bean
    CollectorRegistry collectorRegistry() {
        return new CollectorRegistry(true);
    }

    @Bean
    PrometheusMeterRegistry meterRegistry(CollectorRegistry registry) {
        return new PrometheusMeterRegistry(PrometheusConfig.DEFAULT, registry, Clock.SYSTEM);
    }

    @Bean
    PrometheusPage prometheusPage(CollectorRegistry registry) {
        return new PrometheusPage(registry);
    }

    @Bean
    WalkMetrics walkMetrics(CollectorRegistry registry) {
        return new WalkMetrics(registry, System::nanoTime);
    }

    @Bean
    Spool spool(Settings settings) {
        return Spool.open(settings.upload());
    }

    @Bean
    Analyst analyst(SeriesAnalysis analysis, WalkMetrics metrics, Settings settings) {
        return new Analyst(analysis, metrics, java.time.Clock.systemUTC(), RANDOM_IDS, settings.analysis());
    }

    @Bean
    AnalysisDesk analysisDesk(
            Settings settings, ModelDirectory models, Spool spool, Analyst analyst, WalkMetrics metrics) {
        AnalysisDesk desk = new AnalysisDesk(settings.analysis(), models, spool, analyst, metrics);
        metrics.watch("open_calls", "Accepted calls that have not ended.", desk::open);
        metrics.watch("waiting_analyses", "Complete uploads that wait for their turn.", desk::waiting);
        metrics.watch("running_analyses", "Analyses at work.", desk::running);
        return desk;
    }

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
    @GlobalServerInterceptor
    RequestScope requestScope() {
        return new RequestScope(RANDOM_IDS);
    }

    @Bean
    GrpcListener grpcListener(Settings settings, GrpcServiceDiscoverer discoverer, GrpcServiceConfigurer configurer) {
        GrpcListener listener = new GrpcListener(settings.grpc());
        discoverer.findServices().forEach(service -> listener.addService(configurer.configure(service, listener)));
        return listener;
    }

    @Bean
    GrpcServerLifecycle grpcServerLifecycle(GrpcListener listener, ApplicationEventPublisher events) {
        return new GrpcServerLifecycle(listener, SecondReadServer.FLUSH_TIME, events);
    }

    /** The bean's name is that of the entry in the health report. */
    @Bean(Readiness.HEALTH_ENTRY)
    Readiness readiness(ModelDirectory models, HealthStatusManager grpcHealth, WalkMetrics metrics) {
        return new Readiness(models, grpcHealth, metrics);
    }

    @Bean
    ApplicationListener<ApplicationStartedEvent> onStart(Readiness readiness) {
        return started -> readiness.begin();
    }

    /** Comes before any listener is closed: those who are inside are served to the end, while others are told to go. */
    @Bean
    ApplicationListener<ContextClosedEvent> onStop(Readiness readiness, AnalysisDesk desk, Settings settings) {
        return closed -> {
            readiness.stop();
            desk.drain(settings.shutdown().drainTimeout());
        };
    }
}
