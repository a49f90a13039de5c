package org.secondread.server;

import io.micrometer.core.instrument.Clock;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.prometheus.client.CollectorRegistry;
import java.util.UUID;
import org.secondread.pipeline.ModelDirectory;
import org.secondread.pipeline.SeriesAnalysis;
import org.secondread.server.config.Settings;
import org.secondread.server.grpc.GrpcDoor;
import org.secondread.server.grpc.GrpcHealth;
import org.secondread.server.jobs.AnalysisDesk;
import org.secondread.server.jobs.Analyst;
import org.secondread.server.metrics.PrometheusPage;
import org.secondread.server.metrics.WalkMetrics;
import org.secondread.server.spool.Spool;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.ContextClosedEvent;

/** The whole service on one page. Given from outside: the settings, the analysis and the models. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(GrpcDoor.class)
class ServerConfiguration {
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
        return new Analyst(
                analysis,
                metrics,
                java.time.Clock.systemUTC(),
                () -> UUID.randomUUID().toString(),
                settings.analysis());
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

    /** The bean's name is that of the entry in the health report. */
    @Bean(Readiness.HEALTH_ENTRY)
    Readiness readiness(ModelDirectory models, GrpcHealth grpcHealth, WalkMetrics metrics) {
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
