package org.secondread.server.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secondread.server.testing.FakeSeriesAnalysis.findOneNodule;
import static org.secondread.server.testing.FakeSeriesAnalysis.noise;

import com.google.protobuf.Duration;
import io.grpc.Status;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secondread.api.v1.AnalysisGrpc;
import org.secondread.api.v1.ErrorCode;
import org.secondread.api.v1.SeriesHeader;
import org.secondread.pipeline.AnalysisRequest;
import org.secondread.server.testing.InProcessDoor;
import org.secondread.server.testing.UploadingClient;
import org.secondread.server.testing.UploadingClient.Refused;
import org.secondread.server.testing.Waiting;

/** Calls that end before their answer: the work stops, the upload goes, the place is free. */
class EndedCallsTest {
    private static final SeriesHeader HEADER = SeriesHeader.getDefaultInstance();

    @TempDir
    Path folder;

    private InProcessDoor door;
    private final CountDownLatch working = new CountDownLatch(1);
    private final CompletableFuture<Long> cpuNanosWhenStopped = new CompletableFuture<>();

    @BeforeEach
    void open() throws Exception {
        door = new InProcessDoor(folder, Map.of("secondread.analysis.max-duration", "30s"));
    }

    @AfterEach
    void close() throws Exception {
        door.close();
    }

    /** Burns a core until told to stop, and looks at the request between units of work, as an engine does. */
    private void burnUntilStopped(AnalysisRequest request) {
        working.countDown();
        try {
            while (true) {
                request.context().requireAlive();
            }
        } finally {
            cpuNanosWhenStopped.complete(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
        }
    }

    private UploadingClient burning(UploadingClient client) throws Exception {
        door.analysis.behave((request, progress) -> {
            burnUntilStopped(request);
            return findOneNodule(request, progress);
        });
        return client.header(HEADER).instance(noise(50, 1), 50).halfClose();
    }

    @Test
    void cancelledCall_stopsTheWorkWithinASecond() throws Exception {
        UploadingClient client = burning(UploadingClient.call(door.channel));
        assertThat(working.await(10, TimeUnit.SECONDS)).isTrue();

        client.cancel();

        assertThat(cpuNanosWhenStopped.get(1, TimeUnit.SECONDS)).isPositive();
        awaitNothingLeft();
        Waiting.until(() -> door.refusals("CANCELLED") == 1);
    }

    @Test
    void callsOwnDeadline_stopsTheWork() throws Exception {
        UploadingClient client = burning(UploadingClient.call(
                AnalysisGrpc.newBlockingV2Stub(door.channel).withDeadlineAfter(300, TimeUnit.MILLISECONDS)));

        assertThat(client.refused().status().getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
        cpuNanosWhenStopped.get(1, TimeUnit.SECONDS);
        awaitNothingLeft();
        Waiting.until(() -> door.refusals("OUT_OF_TIME") == 1);
    }

    @Test
    void deadlineOfTheHeader_stopsTheWorkAndTellsTheCaller() throws Exception {
        door.analysis.behave((request, progress) -> {
            burnUntilStopped(request);
            return findOneNodule(request, progress);
        });

        Refused refused = UploadingClient.call(door.channel)
                .header(withDeadlineMillis(200))
                .instance(noise(50, 1), 50)
                .halfClose()
                .refused();

        assertThat(refused.status().getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
        assertThat(refused.detail().getCode()).isEqualTo(ErrorCode.ERROR_CODE_OUT_OF_TIME);
        cpuNanosWhenStopped.get(1, TimeUnit.SECONDS);
        awaitNothingLeft();
    }

    @Test
    void stalledUpload_endsAtItsDeadline() throws Exception {
        Refused refused = UploadingClient.call(door.channel)
                .header(withDeadlineMillis(200))
                .begin(100)
                .refused();

        assertThat(refused.detail().getCode()).isEqualTo(ErrorCode.ERROR_CODE_OUT_OF_TIME);
        awaitNothingLeft();
        assertThat(door.analysis.requests()).isEmpty();
    }

    @Test
    void uploadBrokenOffHalfWay_leavesNothing() throws Exception {
        UploadingClient client = UploadingClient.call(door.channel)
                .header(HEADER)
                .instance(noise(50, 1), 50)
                .begin(100)
                .chunk(noise(60, 2), 0, 60);
        awaitOpen(1);

        client.cancel();

        awaitNothingLeft();
        Waiting.until(() -> door.refusals("UPLOAD_INCOMPLETE") == 1);
        assertThat(door.analysis.requests()).isEmpty();
    }

    @Test
    void slowReader_holdsItsPlaceNoLongerThanItsDeadline() throws Exception {
        UploadingClient.call(door.channel)
                .header(withDeadlineMillis(300))
                .instance(noise(50, 1), 50)
                .halfClose();
        Waiting.until(() -> !door.analysis.requests().isEmpty());

        Waiting.until(() -> door.refusals("OUT_OF_TIME") == 1);
        awaitNothingLeft();
    }

    private static SeriesHeader withDeadlineMillis(int millis) {
        return SeriesHeader.newBuilder()
                .setDeadline(Duration.newBuilder().setNanos(millis * 1_000_000))
                .build();
    }

    private void awaitNothingLeft() throws Exception {
        awaitOpen(0);
        Waiting.until(() -> spooled().isEmpty());
    }

    private void awaitOpen(int calls) throws Exception {
        Waiting.until(() -> door.desk.open() == calls && door.desk.running() == 0);
    }

    private List<Path> spooled() throws Exception {
        try (Stream<Path> files = Files.list(door.spoolFolder)) {
            return files.filter(file -> !file.endsWith("lock")).toList();
        }
    }
}
