package org.secondread.server.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secondread.server.testing.FakeModelDirectory.model;
import static org.secondread.server.testing.FakeSeriesAnalysis.noise;

import com.google.protobuf.Duration;
import io.grpc.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secondread.api.v1.AnalyzeSeriesRequest;
import org.secondread.api.v1.ErrorCode;
import org.secondread.api.v1.ModelReference;
import org.secondread.api.v1.SeriesHeader;
import org.secondread.domain.DiagnosisException;
import org.secondread.pipeline.ModelDescription.State;
import org.secondread.server.testing.FakeModelDirectory;
import org.secondread.server.testing.InProcessDoor;
import org.secondread.server.testing.UploadingClient;
import org.secondread.server.testing.UploadingClient.Refused;

/** What is refused, with which code, status and field; and that nothing of it stays behind. */
class RefusedUploadsTest {
    private static final SeriesHeader HEADER = SeriesHeader.getDefaultInstance();
    private static final int MIB = 1 << 20;

    @TempDir
    Path folder;

    /** Sends parts until the call ends. */
    private interface Sending {
        void send(UploadingClient client) throws Exception;
    }

    private Refused refused(Map<String, String> settings, Sending sending) throws Exception {
        try (InProcessDoor door = new InProcessDoor(folder, settings)) {
            return refused(door, sending);
        }
    }

    private Refused refused(InProcessDoor door, Sending sending) throws Exception {
        UploadingClient client = UploadingClient.call(door.channel);
        try {
            sending.send(client);
        } catch (io.grpc.StatusException alreadyRefused) {
            // The server may refuse while parts are still being sent: the status is asked for below.
        }
        Refused refused = client.refused();
        assertThat(door.analysis.requests()).isEmpty();
        assertThat(door.desk.open()).isZero();
        assertThat(spooled(door)).isEmpty();
        assertThat(door.refusals(refused.detail().getCode().name().substring("ERROR_CODE_".length())))
                .isEqualTo(1);
        return refused;
    }

    private static List<Path> spooled(InProcessDoor door) throws Exception {
        try (Stream<Path> files = Files.list(door.spoolFolder)) {
            return files.filter(file -> !file.endsWith("lock")).toList();
        }
    }

    private static void assertRefused(Refused refused, Status.Code status, ErrorCode code, String attribute) {
        assertThat(refused.status().getCode()).isEqualTo(status);
        assertThat(refused.detail().getCode()).isEqualTo(code);
        assertThat(refused.detail().getAttribute()).isEqualTo(attribute);
        assertThat(refused.detail().getRule()).isNotBlank();
        assertThat(refused.detail().getRequestId()).isEqualTo("request-1");
    }

    private void assertInvalid(String attribute, Sending sending) throws Exception {
        assertRefused(
                refused(Map.of(), sending),
                Status.Code.INVALID_ARGUMENT,
                ErrorCode.ERROR_CODE_INVALID_REQUEST,
                attribute);
    }

    @Test
    void instanceBeforeHeader() throws Exception {
        assertInvalid("header", client -> client.begin(1));
    }

    @Test
    void secondHeader() throws Exception {
        assertInvalid("header", client -> client.header(HEADER).header(HEADER));
    }

    @Test
    void emptyPart() throws Exception {
        assertInvalid("part", client -> client.send(AnalyzeSeriesRequest.getDefaultInstance()));
    }

    @Test
    void halfCloseBeforeHeader() throws Exception {
        assertInvalid("header", UploadingClient::halfClose);
    }

    @Test
    void seriesWithoutInstances() throws Exception {
        assertInvalid("", client -> client.header(HEADER).halfClose());
    }

    @Test
    void chunkOutsideAnInstance() throws Exception {
        assertInvalid("", client -> client.header(HEADER).chunk(noise(1, 1), 0, 1));
    }

    @Test
    void beginWithinAnInstance() throws Exception {
        assertInvalid("", client -> client.header(HEADER).begin(1).begin(1));
    }

    @Test
    void negativeSize() throws Exception {
        assertInvalid("", client -> client.header(HEADER).begin(-1));
    }

    @Test
    void chunkOverOneMebibyte() throws Exception {
        assertInvalid("chunk.data", client -> client.header(HEADER).begin(0).chunk(noise(MIB + 1, 1), 0, MIB + 1));
    }

    @Test
    void longIdempotencyKey() throws Exception {
        assertInvalid(
                "header.idempotency_key",
                client -> client.header(SeriesHeader.newBuilder()
                        .setIdempotencyKey("k".repeat(129))
                        .build()));
    }

    @Test
    void deadlineInThePast() throws Exception {
        assertInvalid(
                "header.deadline",
                client -> client.header(SeriesHeader.newBuilder()
                        .setDeadline(Duration.newBuilder().setSeconds(-1))
                        .build()));
    }

    @Test
    void unknownPriority() throws Exception {
        assertInvalid(
                "header.priority",
                client -> client.header(
                        SeriesHeader.newBuilder().setPriorityValue(99).build()));
    }

    @Test
    void unnamedModel() throws Exception {
        assertInvalid("model.name", client -> client.header(models(ModelReference.getDefaultInstance())));
    }

    @Test
    void modelNamedTwice() throws Exception {
        ModelReference byName =
                ModelReference.newBuilder().setName("lung-nodule").build();
        ModelReference byVersion = byName.toBuilder().setVersion("1.0.0").build();

        assertInvalid("header.models", client -> client.header(models(byName, byVersion)));
    }

    @Test
    void unknownModel() throws Exception {
        assertRefused(
                refused(
                        Map.of(),
                        client -> client.header(models(
                                ModelReference.newBuilder().setName("liver").build()))),
                Status.Code.NOT_FOUND,
                ErrorCode.ERROR_CODE_MODEL_UNKNOWN,
                "model");
    }

    @Test
    void unknownVersion() throws Exception {
        assertRefused(
                refused(
                        Map.of(),
                        client -> client.header(models(ModelReference.newBuilder()
                                .setName("lung-nodule")
                                .setVersion("9.0.0")
                                .build()))),
                Status.Code.NOT_FOUND,
                ErrorCode.ERROR_CODE_MODEL_UNKNOWN,
                "model");
    }

    @Test
    void modelNotReady() throws Exception {
        FakeModelDirectory loading = FakeModelDirectory.of(model("lung-nodule", "1.0.0", State.LOADING));
        try (InProcessDoor door = new InProcessDoor(folder, Map.of(), loading)) {
            assertRefused(
                    refused(door, client -> client.header(HEADER)),
                    Status.Code.UNAVAILABLE,
                    ErrorCode.ERROR_CODE_MODEL_NOT_READY,
                    "model");
        }
    }

    @Test
    void noModelNamed_whereThereAreTwo() throws Exception {
        FakeModelDirectory two =
                FakeModelDirectory.of(model("liver", "1.0.0", State.READY), model("lung-nodule", "1.0.0", State.READY));
        try (InProcessDoor door = new InProcessDoor(folder, Map.of(), two)) {
            assertRefused(
                    refused(door, client -> client.header(HEADER)),
                    Status.Code.INVALID_ARGUMENT,
                    ErrorCode.ERROR_CODE_INVALID_REQUEST,
                    "header.models");
        }
    }

    @Test
    void tooManyInstances() throws Exception {
        assertRefused(
                refused(Map.of("secondread.upload.max-instances", "2"), client -> client.header(HEADER)
                        .instance(noise(1, 1), 1)
                        .instance(noise(1, 2), 1)
                        .begin(1)),
                Status.Code.INVALID_ARGUMENT,
                ErrorCode.ERROR_CODE_SERIES_TOO_LARGE,
                "instances of a series");
    }

    @Test
    void statedSizeOverTheLimit_beforeAnyByte() throws Exception {
        assertRefused(
                refused(Map.of("secondread.upload.max-instance-size", "100B"), client -> client.header(HEADER)
                        .begin(101)),
                Status.Code.INVALID_ARGUMENT,
                ErrorCode.ERROR_CODE_SERIES_TOO_LARGE,
                "bytes of an instance");
    }

    @Test
    void instanceGrowingOverTheLimit() throws Exception {
        assertRefused(
                refused(Map.of("secondread.upload.max-instance-size", "100B"), client -> client.header(HEADER)
                        .begin(0)
                        .chunk(noise(100, 1), 0, 100)
                        .chunk(noise(1, 1), 0, 1)),
                Status.Code.INVALID_ARGUMENT,
                ErrorCode.ERROR_CODE_SERIES_TOO_LARGE,
                "bytes of an instance");
    }

    @Test
    void seriesGrowingOverTheLimit() throws Exception {
        Map<String, String> settings =
                Map.of("secondread.upload.max-instance-size", "100B", "secondread.upload.max-series-size", "150B");
        assertRefused(
                refused(settings, client -> client.header(HEADER)
                        .instance(noise(100, 1), 100)
                        .begin(51)),
                Status.Code.INVALID_ARGUMENT,
                ErrorCode.ERROR_CODE_SERIES_TOO_LARGE,
                "bytes of a series");
    }

    @Test
    void fullDisk_beforeAnyInstance() throws Exception {
        assertRefused(
                refused(Map.of("secondread.upload.min-free-space", "1000000TB"), client -> client.header(HEADER)),
                Status.Code.RESOURCE_EXHAUSTED,
                ErrorCode.ERROR_CODE_DISK_FULL,
                "");
    }

    @Test
    void halfCloseWithinAnInstance() throws Exception {
        assertRefused(
                refused(Map.of(), client -> client.header(HEADER)
                        .begin(10)
                        .chunk(noise(5, 1), 0, 5)
                        .halfClose()),
                Status.Code.INVALID_ARGUMENT,
                ErrorCode.ERROR_CODE_UPLOAD_INCOMPLETE,
                "end");
    }

    @Test
    void instanceShorterThanStated() throws Exception {
        assertRefused(
                refused(Map.of(), client -> client.header(HEADER)
                        .begin(10)
                        .chunk(noise(9, 1), 0, 9)
                        .end()),
                Status.Code.INVALID_ARGUMENT,
                ErrorCode.ERROR_CODE_UPLOAD_INCOMPLETE,
                "begin.size_bytes");
    }

    @Test
    void refusalOfTheAnalysis_reachesTheCaller() throws Exception {
        try (InProcessDoor door = new InProcessDoor(folder, Map.of())) {
            door.analysis.behave((request, progress) -> {
                throw DiagnosisException.of(
                        org.secondread.domain.ErrorCode.MISSING_ATTRIBUTE, "PixelSpacing (0028,0030)", "is required");
            });

            Refused refused = UploadingClient.call(door.channel)
                    .header(HEADER)
                    .instance(noise(5, 1), 5)
                    .halfClose()
                    .refused();

            assertRefused(
                    refused,
                    Status.Code.INVALID_ARGUMENT,
                    ErrorCode.ERROR_CODE_MISSING_ATTRIBUTE,
                    "PixelSpacing (0028,0030)");
            assertThat(spooled(door)).isEmpty();
        }
    }

    private static SeriesHeader models(ModelReference... references) {
        return SeriesHeader.newBuilder().addAllModels(List.of(references)).build();
    }
}
