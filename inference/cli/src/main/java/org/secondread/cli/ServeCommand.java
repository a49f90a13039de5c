package org.secondread.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.secondread.pipeline.Engine;
import org.secondread.server.SecondReadServer;
import org.secondread.server.config.Settings;
import org.secondread.server.config.SettingsReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "serve",
        description = "Runs the gRPC service until it is told to stop; then it finishes what it accepted.",
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    @Option(names = "--config", paramLabel = "FILE", description = "YAML file; docs/configuration.md lists the keys.")
    private Optional<Path> config = Optional.empty();

    @Override
    public Integer call() throws InterruptedException {
        Settings settings = new SettingsReader().read(config, Map.of());
        try (Engine engine = Home.engine(settings);
                SecondReadServer server = SecondReadServer.start(settings, engine.analysis(), engine.models())) {
            System.err.println("gRPC on port " + server.grpcPort() + ", HTTP on port " + server.httpPort());
            boolean ready = server.ready().join();
            System.err.println(
                    ready ? "ready" : "no model passed its golden case; `secondread models verify` says why");
            new CountDownLatch(1).await();
        }
        return 0;
    }
}
