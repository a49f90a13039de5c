package org.secondread.server;

import java.io.IOException;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.pipeline.ModelDirectory;
import org.secondread.pipeline.SeriesAnalysis;
import org.secondread.server.config.Settings;
import org.secondread.server.grpc.GrpcListener;
import org.secondread.server.log.RequestLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.grpc.server.lifecycle.GrpcServerLifecycle;
import org.springframework.web.context.support.StandardServletEnvironment;

/**
 * The running service. It listens when {@link #start} returns and is ready when {@link #ready} says so; it stops on
 * {@link #close} or when the process is told to end, and finishes what it accepted as long as its settings allow.
 */
public final class SecondReadServer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(SecondReadServer.class);

    /** How we use Spring Boot. What it has to say of a failed start, {@link #start} throws in our words. */
    private static final Map<String, Object> FIXED_PROPERTIES = Map.of(
            "spring.config.location",
            "optional:classpath:/org/secondread/server/",
            "spring.main.banner-mode",
            "off",
            "management.endpoints.web.exposure.include",
            "health,prometheus",
            "management.endpoint.health.probes.enabled",
            true,
            "management.endpoint.health.group.readiness.include",
            "readinessState," + Readiness.HEALTH_ENTRY,
            "logging.pattern.correlation",
            "[%X{" + RequestLog.KEY + ":-}] ",
            "logging.level.org.apache",
            "warn",
            "logging.level.org.springframework",
            "error",
            "logging.level.org.springframework.boot",
            "off",
            "logging.level." + GrpcListener.class.getName(),
            "warn");

    private final ConfigurableApplicationContext context;

    private SecondReadServer(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /**
     * Starts to listen, and to prepare the models.
     *
     * @param analysis reads series; used by several threads at once
     * @param models prepared in the background, before the service is ready
     * @throws DiagnosisException INVALID_REQUEST naming the setting that cannot be fulfilled, such as a port that is taken
     */
    public static SecondReadServer start(Settings settings, SeriesAnalysis analysis, ModelDirectory models) {
        SpringApplication application = new SpringApplication(ServerConfiguration.class);
        application.setWebApplicationType(WebApplicationType.SERVLET);
        application.setEnvironment(environment(settings));
        application.setLogStartupInfo(false);
        application.addInitializers(context -> {
            GenericApplicationContext beans = (GenericApplicationContext) context;
            beans.registerBean(Settings.class, () -> settings);
            beans.registerBean(SeriesAnalysis.class, () -> analysis);
            beans.registerBean(ModelDirectory.class, () -> models);
        });
        try {
            SecondReadServer server = new SecondReadServer(application.run());
            log.info(
                    "listening: gRPC on {}:{}, HTTP on {}:{}",
                    settings.grpc().address().getHostAddress(),
                    server.grpcPort(),
                    settings.http().address().getHostAddress(),
                    server.httpPort());
            return server;
        } catch (RuntimeException e) {
            throw explained(e, settings).orElse(e);
        }
    }

    public int grpcPort() {
        return context.getBean(GrpcServerLifecycle.class).getPort();
    }

    public int httpPort() {
        return Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer())
                .getPort();
    }

    /** Completes when every model has been tried: true when the service is ready, false when no model passed. */
    public CompletableFuture<Boolean> ready() {
        return context.getBean(Readiness.class).prepared();
    }

    @Override
    public void close() {
        context.close();
    }

    /** Only the settings count: neither environment variables nor files in the working folder. */
    private static ConfigurableEnvironment environment(Settings settings) {
        StandardServletEnvironment environment = new StandardServletEnvironment();
        MutablePropertySources sources = environment.getPropertySources();
        sources.remove(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
        sources.remove(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);
        sources.addFirst(new MapPropertySource("secondread", bootProperties(settings)));
        return environment;
    }

    private static Map<String, Object> bootProperties(Settings settings) {
        Map<String, Object> properties = new HashMap<>(FIXED_PROPERTIES);
        properties.put("server.address", settings.http().address());
        properties.put("server.port", settings.http().port());
        properties.put("spring.grpc.server.reflection.enabled", settings.grpc().reflection());
        return properties;
    }

    private static Optional<RuntimeException> explained(RuntimeException failure, Settings settings) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof DiagnosisException known) {
                return Optional.of(known);
            }
            if (t instanceof PortInUseException) {
                return Optional.of(
                        taken("http", settings.http().address(), settings.http().port()));
            }
            if (t instanceof IOException) {
                return Optional.of(
                        taken("grpc", settings.grpc().address(), settings.grpc().port()));
            }
        }
        return Optional.empty();
    }

    private static DiagnosisException taken(String door, InetAddress address, int port) {
        return DiagnosisException.of(
                ErrorCode.INVALID_REQUEST,
                Settings.PREFIX + "." + door + ".port",
                "port " + port + " on " + address.getHostAddress() + " is taken or may not be used");
    }
}
