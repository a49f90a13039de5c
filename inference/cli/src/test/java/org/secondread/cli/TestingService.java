package org.secondread.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.secondread.pipeline.Engine;
import org.secondread.pipeline.SeriesAnalysis;
import org.secondread.server.SecondReadServer;
import org.secondread.server.config.Settings;

/** The whole service with the project's own models on free ports: started once for all tests, since that takes seconds. */
final class TestingService {
    private static final TestingService SHARED = new TestingService();

    private final Path spool = Home.scratch("test-spool");
    private final Engine engine;
    private final SecondReadServer server;

    private TestingService() {
        Settings settings = Home.settings(Map.of(
                "secondread.grpc.port", "0",
                "secondread.http.port", "0",
                "secondread.upload.min-free-space", "0B",
                "secondread.upload.folder", spool.toString()));
        engine = Home.engine(settings);
        server = SecondReadServer.start(settings, engine.analysis(), engine.models());
        if (!server.ready().join()) {
            throw new IllegalStateException("no model passed its golden case");
        }
    }

    static TestingService shared() {
        return SHARED;
    }

    /** The walk within this process, as the server uses it. */
    SeriesAnalysis analysis() {
        return engine.analysis();
    }

    /** Host and port of the gRPC door. */
    String target() {
        return "127.0.0.1:" + server.grpcPort();
    }

    /** What is left of uploads. */
    List<Path> spooled() {
        try (Stream<Path> files = Files.list(spool)) {
            return files.filter(file -> !file.endsWith("lock")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
