package org.secondread.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.secondread.cli.demo.Demo;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.pipeline.Engine;
import org.secondread.pipeline.ModelReference;
import org.secondread.server.SecondReadServer;
import org.secondread.server.config.Settings;

/** A service of its own on free ports of this machine, for as long as a demonstration lasts. */
final class DemoService implements AutoCloseable {
    private final Path spool;
    private final Engine engine;
    private final SecondReadServer server;
    private final Demo demo;

    private DemoService(Path spool, Engine engine, SecondReadServer server, Demo demo) {
        this.spool = spool;
        this.engine = engine;
        this.server = server;
        this.demo = demo;
    }

    /** @throws DiagnosisException MODEL_NOT_READY when no model passed its golden case */
    static DemoService start() {
        Path spool = Home.scratch("spool");
        Settings settings = Home.settings(Map.of(
                "secondread.grpc.port", "0",
                "secondread.http.port", "0",
                "secondread.upload.folder", spool.toString()));
        Engine engine = Home.engine(settings);
        SecondReadServer server = SecondReadServer.start(settings, engine.analysis(), engine.models());
        if (!server.ready().join()) {
            server.close();
            engine.close();
            throw DiagnosisException.of(
                    ErrorCode.MODEL_NOT_READY, "no model passed its golden case; `secondread models verify` says why");
        }
        System.out.println(
                "service is ready: gRPC on port " + server.grpcPort() + ", HTTP on port " + server.httpPort());
        return new DemoService(
                spool,
                engine,
                server,
                new Demo(server, ModelReference.parse(AnalyzeCommand.DEFAULT_MODEL), System.out));
    }

    Demo demo() {
        return demo;
    }

    @Override
    public void close() throws IOException {
        server.close();
        engine.close();
        Home.remove(spool);
    }
}
