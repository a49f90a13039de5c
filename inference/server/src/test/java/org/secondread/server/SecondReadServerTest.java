package org.secondread.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.secondread.server.testing.FakeModelDirectory.model;
import static org.secondread.server.testing.FakeSeriesAnalysis.findOneNodule;
import static org.secondread.server.testing.FakeSeriesAnalysis.noise;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.reflection.v1.ServiceResponse;
import io.grpc.stub.BlockingClientCall;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secondread.api.v1.ErrorCode;
import org.secondread.api.v1.GetModelRequest;
import org.secondread.api.v1.ListModelsRequest;
import org.secondread.api.v1.ModelReference;
import org.secondread.api.v1.ModelState;
import org.secondread.api.v1.ModelsGrpc;
import org.secondread.api.v1.SeriesHeader;
import org.secondread.domain.DiagnosisException;
import org.secondread.pipeline.ModelDescription.State;
import org.secondread.server.testing.FakeModelDirectory;
import org.secondread.server.testing.RunningServer;
import org.secondread.server.testing.UploadingClient;
import org.secondread.server.testing.UploadingClient.Answer;

/** The service as it runs: real ports, real settings, everything wired. */
class SecondReadServerTest {
    private static final String ANALYSIS = "secondread.v1.Analysis";

    @TempDir
    Path folder;

    @Test
    void series_isAnalysedOverTheNetwork() throws Exception {
        try (RunningServer running = new RunningServer(folder, Map.of()).awaitReady()) {
            byte[] instance = noise(3_000_000, 1);

            Answer answer = analyze(running, instance);

            assertThat(running.analysis.received().get(0)).containsExactly(instance);
            assertThat(answer.contents.get(2)).hasSize(2 * 1024 * 1024 + 12_345);
        }
    }

    @Test
    void health_followsTheModels() throws Exception {
        FakeModelDirectory models = FakeModelDirectory.changing(
                List.of(model("lung-nodule", "1.0.0", State.LOADING)),
                List.of(model("lung-nodule", "1.0.0", State.READY)));
        try (RunningServer running = new RunningServer(folder, Map.of(), models)) {
            assertThat(health(running, ANALYSIS)).isEqualTo(ServingStatus.NOT_SERVING);
            assertThat(health(running, "")).isEqualTo(ServingStatus.NOT_SERVING);
            assertThat(running.get("/actuator/health/readiness").statusCode()).isEqualTo(503);
            assertThat(running.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
            assertThat(UploadingClient.call(running.channel)
                            .header(SeriesHeader.getDefaultInstance())
                            .refused()
                            .detail()
                            .getCode())
                    .isEqualTo(ErrorCode.ERROR_CODE_MODEL_NOT_READY);

            models.letPrepare();

            assertThat(running.server.ready().get(10, TimeUnit.SECONDS)).isTrue();
            assertThat(health(running, ANALYSIS)).isEqualTo(ServingStatus.SERVING);
            assertThat(health(running, "")).isEqualTo(ServingStatus.SERVING);
            assertThat(running.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void serviceWithoutAModelThatPassed_neverBecomesReady() throws Exception {
        FakeModelDirectory refused = FakeModelDirectory.of(model("lung-nodule", "1.0.0", State.REFUSED));
        try (RunningServer running = new RunningServer(folder, Map.of(), refused)) {
            assertThat(running.server.ready().get(10, TimeUnit.SECONDS)).isFalse();
            assertThat(health(running, ANALYSIS)).isEqualTo(ServingStatus.NOT_SERVING);
            assertThat(running.get("/actuator/health/readiness").statusCode()).isEqualTo(503);
        }
    }

    @Test
    void stoppingService_isNotServing_finishesAndThenCloses() throws Exception {
        CountDownLatch mayFinish = new CountDownLatch(1);
        RunningServer running = new RunningServer(folder, Map.of()).awaitReady();
        running.analysis.behave((request, progress) -> {
            awaitQuietly(mayFinish);
            return findOneNodule(request, progress);
        });
        UploadingClient accepted = UploadingClient.call(running.channel)
                .header(SeriesHeader.getDefaultInstance())
                .instance(noise(10, 1), 10)
                .halfClose();
        org.secondread.server.testing.Waiting.until(
                () -> !running.analysis.requests().isEmpty());
        Iterator<HealthCheckResponse> health =
                HealthGrpc.newBlockingStub(running.channel).watch(healthOf(ANALYSIS));
        assertThat(health.next().getStatus()).isEqualTo(ServingStatus.SERVING);

        CompletableFuture<Void> stopped = CompletableFuture.runAsync(running.server::close);

        assertThat(health.next().getStatus()).isEqualTo(ServingStatus.NOT_SERVING);
        mayFinish.countDown();
        assertThat(accepted.answer().summaries).hasSize(1);
        stopped.get(10, TimeUnit.SECONDS);
        running.close();
    }

    @Test
    void metrics_tellOfTheWork() throws Exception {
        try (RunningServer running = new RunningServer(folder, Map.of()).awaitReady()) {
            analyze(running, noise(1000, 1));
            UploadingClient.call(running.channel)
                    .header(SeriesHeader.newBuilder()
                            .addModels(ModelReference.newBuilder().setName("liver"))
                            .build())
                    .refused();

            String page = running.get("/actuator/prometheus").body();

            assertThat(page)
                    .contains("secondread_step_seconds_count{step=\"infer\",} 1.0")
                    .contains("secondread_step_seconds_bucket{step=\"report\",le=\"+Inf\",} 1.0")
                    .contains("secondread_queue_seconds_count 1.0")
                    .contains("secondread_inference_seconds_count{model=\"lung-nodule@1.0.0\",} 1.0")
                    .contains("secondread_series_total{model=\"lung-nodule@1.0.0\",} 1.0")
                    .contains("secondread_findings_total{model=\"lung-nodule@1.0.0\",} 2.0")
                    .contains("secondread_refusals_total{code=\"MODEL_UNKNOWN\",} 1.0")
                    .contains("secondread_uploaded_bytes_total 1000.0")
                    .contains(
                            "secondread_model_info{name=\"lung-nodule\",version=\"1.0.0\",sha256=\"" + "ab".repeat(32))
                    .contains("secondread_open_calls 0.0")
                    .contains("secondread_waiting_analyses 0.0")
                    .contains("secondread_running_analyses 0.0")
                    .contains("jvm_memory_used_bytes")
                    .contains("grpc_server_");
        }
    }

    @Test
    void metrics_areServedAsOpenMetricsToo() throws Exception {
        try (RunningServer running = new RunningServer(folder, Map.of()).awaitReady()) {
            var text = running.get("/actuator/prometheus");
            var open = running.get("/actuator/prometheus", "Accept", "application/openmetrics-text; version=1.0.0");

            assertThat(text.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain;version=0.0.4");
            assertThat(open.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("application/openmetrics-text;version=1.0.0");
            assertThat(open.body()).endsWith("# EOF\n").contains("# TYPE secondread_series counter");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void reflection_isASetting(boolean on) throws Exception {
        try (RunningServer running = new RunningServer(folder, Map.of("secondread.grpc.reflection", "" + on))) {
            BlockingClientCall<ServerReflectionRequest, ServerReflectionResponse> call =
                    ServerReflectionGrpc.newBlockingV2Stub(running.channel).serverReflectionInfo();
            if (on) {
                call.write(
                        ServerReflectionRequest.newBuilder().setListServices("").build());
                assertThat(call.read().getListServicesResponse().getServiceList())
                        .extracting(ServiceResponse::getName)
                        .contains(ANALYSIS, "secondread.v1.Models", "grpc.health.v1.Health");
                call.cancel("done", null);
            } else {
                assertThatExceptionOfType(io.grpc.StatusException.class)
                        .isThrownBy(call::read)
                        .satisfies(e -> assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.UNIMPLEMENTED));
            }
        }
    }

    @Test
    void models_areListedAndFound() throws Exception {
        FakeModelDirectory models = FakeModelDirectory.of(
                model("lung-nodule", "1.1.0", State.REFUSED), model("lung-nodule", "1.0.0", State.READY));
        try (RunningServer running = new RunningServer(folder, Map.of(), models).awaitReady()) {
            var stub = ModelsGrpc.newBlockingStub(running.channel);

            assertThat(stub.listModels(ListModelsRequest.getDefaultInstance()).getModelsList())
                    .extracting(model -> model.getIdentity().getVersion() + " " + model.getState())
                    .containsExactly("1.1.0 MODEL_STATE_REFUSED", "1.0.0 MODEL_STATE_READY");
            assertThat(stub.getModel(named("lung-nodule", ""))
                            .getModel()
                            .getIdentity()
                            .getVersion())
                    .isEqualTo("1.0.0");
            assertThat(stub.getModel(named("lung-nodule", "1.1.0")).getModel().getState())
                    .isEqualTo(ModelState.MODEL_STATE_REFUSED);
            assertThatExceptionOfType(StatusRuntimeException.class)
                    .isThrownBy(() -> stub.getModel(named("liver", "")))
                    .satisfies(e -> assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.NOT_FOUND));
        }
    }

    @Test
    void listeners_areOnLoopbackUnlessConfigured() throws Exception {
        try (RunningServer running = new RunningServer(folder, Map.of())) {
            for (int port : List.of(running.server.grpcPort(), running.server.httpPort())) {
                assertThat(accepts("127.0.0.1", port)).isTrue();
                assertThat(accepts("127.0.0.2", port)).isFalse();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"secondread.grpc.port", "secondread.http.port"})
    void portThatIsTaken_isNamedWithItsSetting(String setting) throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatExceptionOfType(DiagnosisException.class)
                    .isThrownBy(() -> new RunningServer(folder, Map.of(setting, "" + taken.getLocalPort())))
                    .withMessage(
                            setting + ": port " + taken.getLocalPort() + " on 127.0.0.1 is taken or may not be used");
        }
    }

    @Test
    void spoolInUse_isNamedWithItsSetting() {
        try (RunningServer running = new RunningServer(folder, Map.of())) {
            assertThat(running.server.grpcPort()).isPositive();
            assertThatExceptionOfType(DiagnosisException.class)
                    .isThrownBy(() -> new RunningServer(folder, Map.of()))
                    .withMessage("secondread.upload.folder: is in use by another service");
        }
    }

    private static Answer analyze(RunningServer running, byte[] instance) throws Exception {
        return UploadingClient.call(running.channel)
                .header(SeriesHeader.getDefaultInstance())
                .instance(instance, 262_144)
                .halfClose()
                .answer();
    }

    private static GetModelRequest named(String name, String version) {
        return GetModelRequest.newBuilder()
                .setModel(ModelReference.newBuilder().setName(name).setVersion(version))
                .build();
    }

    private static ServingStatus health(RunningServer running, String service) {
        return HealthGrpc.newBlockingStub(running.channel)
                .check(healthOf(service))
                .getStatus();
    }

    private static HealthCheckRequest healthOf(String service) {
        return HealthCheckRequest.newBuilder().setService(service).build();
    }

    private static boolean accepts(String address, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 1000);
            return true;
        } catch (java.io.IOException e) {
            return false;
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
