package org.secondread.server.testing;

import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.secondread.pipeline.ModelDescription.State;
import org.secondread.pipeline.ModelDirectory;
import org.secondread.server.SecondReadServer;
import org.secondread.server.config.SettingsReader;

/** The whole service on free loopback ports, with a double in the place of the analysis. */
public final class RunningServer implements AutoCloseable {
    public final FakeSeriesAnalysis analysis = new FakeSeriesAnalysis();
    public final SecondReadServer server;
    public final ManagedChannel channel;

    public RunningServer(Path folder, Map<String, String> settings) {
        this(folder, settings, FakeModelDirectory.of(FakeModelDirectory.model("lung-nodule", "1.0.0", State.READY)));
    }

    public RunningServer(Path folder, Map<String, String> overrides, ModelDirectory models) {
        server = start(folder, overrides, analysis, models);
        channel = NettyChannelBuilder.forAddress("127.0.0.1", server.grpcPort())
                .usePlaintext()
                .build();
    }

    private static SecondReadServer start(
            Path folder, Map<String, String> overrides, FakeSeriesAnalysis analysis, ModelDirectory models) {
        Map<String, String> all = new HashMap<>(overrides);
        all.putIfAbsent("secondread.grpc.port", "0");
        all.putIfAbsent("secondread.http.port", "0");
        all.putIfAbsent("secondread.upload.folder", folder.resolve("spool").toString());
        all.putIfAbsent("secondread.upload.min-free-space", "0B");
        return SecondReadServer.start(new SettingsReader().read(Optional.empty(), all), analysis, models);
    }

    public RunningServer awaitReady() {
        server.ready().join();
        return this;
    }

    public HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.httpPort() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        channel.shutdownNow();
        server.close();
    }
}
