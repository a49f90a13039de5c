package org.secondread.server.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secondread.server.testing.FakeModelDirectory.model;
import static org.secondread.server.testing.FakeSeriesAnalysis.findOneNodule;
import static org.secondread.server.testing.FakeSeriesAnalysis.noise;

import io.grpc.Status;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secondread.api.v1.ErrorCode;
import org.secondread.api.v1.ModelReference;
import org.secondread.api.v1.Priority;
import org.secondread.api.v1.SeriesHeader;
import org.secondread.domain.DiagnosisException;
import org.secondread.pipeline.ModelDescription.State;
import org.secondread.server.testing.FakeModelDirectory;
import org.secondread.server.testing.InProcessDoor;
import org.secondread.server.testing.UploadingClient;
import org.secondread.server.testing.UploadingClient.Answer;
import org.secondread.server.testing.UploadingClient.Refused;
import org.secondread.server.testing.Waiting;

/** Who is let in, whose turn it is, and how the service stops. */
class TurnsTest {
    private static final SeriesHeader HEADER = SeriesHeader.getDefaultInstance();

    @TempDir
    Path folder;

    private final CountDownLatch mayFinish = new CountDownLatch(1);

    private InProcessDoor door(int concurrent, int waiting) throws Exception {
        InProcessDoor door = new InProcessDoor(
                folder,
                Map.of(
                        "secondread.analysis.concurrent", "" + concurrent,
                        "secondread.analysis.waiting", "" + waiting));
        door.analysis.behave((request, progress) -> {
            await(mayFinish);
            return findOneNodule(request, progress);
        });
        return door;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static UploadingClient uploaded(InProcessDoor door, Priority priority) throws Exception {
        return UploadingClient.call(door.channel)
                .header(SeriesHeader.newBuilder().setPriority(priority).build())
                .instance(noise(9, 1), 9)
                .halfClose();
    }

    @Test
    void callBeyondTheQueue_isRefusedBeforeItUploads() throws Exception {
        try (InProcessDoor door = door(1, 1)) {
            UploadingClient running = uploaded(door, Priority.PRIORITY_ROUTINE);
            UploadingClient waiting = uploaded(door, Priority.PRIORITY_ROUTINE);
            Waiting.until(() -> door.desk.running() == 1 && door.desk.waiting() == 1);

            Refused refused = UploadingClient.call(door.channel).header(HEADER).refused();

            assertThat(refused.status().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
            assertThat(refused.detail().getCode()).isEqualTo(ErrorCode.ERROR_CODE_QUEUE_FULL);
            mayFinish.countDown();
            assertThat(running.answer().summaries).hasSize(1);
            assertThat(waiting.answer().summaries).hasSize(1);
        }
    }

    @Test
    void placeOfAnEndedCall_isFreeAgain() throws Exception {
        try (InProcessDoor door = door(1, 0)) {
            mayFinish.countDown();

            uploaded(door, Priority.PRIORITY_ROUTINE).answer();

            assertThat(uploaded(door, Priority.PRIORITY_ROUTINE).answer().summaries)
                    .hasSize(1);
        }
    }

    @Test
    void urgentSeries_goesFirst_equalOnesInOrderOfArrival() throws Exception {
        try (InProcessDoor door = door(1, 9)) {
            List<UploadingClient> calls = new ArrayList<>();
            calls.add(uploaded(door, Priority.PRIORITY_ROUTINE));
            Waiting.until(() -> door.desk.running() == 1);
            for (Priority priority : List.of(
                    Priority.PRIORITY_LOW,
                    Priority.PRIORITY_ROUTINE,
                    Priority.PRIORITY_STAT,
                    Priority.PRIORITY_ROUTINE,
                    Priority.PRIORITY_HIGH)) {
                calls.add(uploaded(door, priority));
                int expected = calls.size() - 1;
                Waiting.until(() -> door.desk.waiting() == expected);
            }

            mayFinish.countDown();
            for (UploadingClient call : calls) {
                call.answer();
            }

            assertThat(door.analysis.requests())
                    .extracting(request -> request.context().priority().name())
                    .containsExactly("ROUTINE", "STAT", "HIGH", "ROUTINE", "ROUTINE", "LOW");
            assertThat(door.analysis.requests())
                    .extracting(request -> requestId(request.instances().get(0)))
                    .containsExactly("request-1", "request-4", "request-6", "request-3", "request-5", "request-2");
        }
    }

    @Test
    void waitingCallThatIsCancelled_neverRuns() throws Exception {
        try (InProcessDoor door = door(1, 1)) {
            UploadingClient running = uploaded(door, Priority.PRIORITY_ROUTINE);
            UploadingClient waiting = uploaded(door, Priority.PRIORITY_ROUTINE);
            Waiting.until(() -> door.desk.waiting() == 1);

            waiting.cancel();

            Waiting.until(() -> door.desk.waiting() == 0 && door.desk.open() == 1);
            mayFinish.countDown();
            running.answer();
            assertThat(door.analysis.requests()).hasSize(1);
        }
    }

    @Test
    void severalModels_answerInTheOrderAskedFor_eachAsAnAnalysisOfItsOwn() throws Exception {
        FakeModelDirectory two = FakeModelDirectory.of(
                model("airway", "2.0.0", State.READY),
                model("lung-nodule", "1.1.0", State.REFUSED),
                model("lung-nodule", "1.0.0", State.READY));
        try (InProcessDoor door = new InProcessDoor(folder, Map.of(), two)) {
            Answer answer = UploadingClient.call(door.channel)
                    .header(SeriesHeader.newBuilder()
                            .addModels(ModelReference.newBuilder().setName("lung-nodule"))
                            .addModels(ModelReference.newBuilder().setName("airway"))
                            .build())
                    .instance(noise(9, 1), 9)
                    .halfClose()
                    .answer();

            assertThat(answer.summaries)
                    .extracting(summary -> summary.getModel().getName() + "@"
                            + summary.getModel().getVersion() + " " + summary.getAnalysisId())
                    .containsExactly("lung-nodule@1.0.0 analysis-1", "airway@2.0.0 analysis-2");
            assertThat(answer.objects).hasSize(8);
        }
    }

    @Test
    void failureOfTheSecondModel_givesNoObjectOfTheFirst() throws Exception {
        FakeModelDirectory two = FakeModelDirectory.of(
                model("airway", "2.0.0", State.READY), model("lung-nodule", "1.0.0", State.READY));
        try (InProcessDoor door = new InProcessDoor(folder, Map.of(), two)) {
            door.analysis.behave((request, progress) -> {
                if (request.model().name().equals("airway")) {
                    throw DiagnosisException.of(
                            org.secondread.domain.ErrorCode.SERIES_OUTSIDE_INTENDED_USE,
                            "Modality (0008,0060)",
                            "is CT");
                }
                return findOneNodule(request, progress);
            });
            UploadingClient client = UploadingClient.call(door.channel)
                    .header(SeriesHeader.newBuilder()
                            .addModels(ModelReference.newBuilder().setName("lung-nodule"))
                            .addModels(ModelReference.newBuilder().setName("airway"))
                            .build())
                    .instance(noise(9, 1), 9)
                    .halfClose();

            Answer before = new Answer();
            Refused refused = client.refused(before);

            assertThat(refused.detail().getCode()).isEqualTo(ErrorCode.ERROR_CODE_SERIES_OUTSIDE_INTENDED_USE);
            assertThat(before.summaries).isEmpty();
            assertThat(before.objects).isEmpty();
        }
    }

    @Test
    void repeatWithTheSameKey_givesEqualObjects() throws Exception {
        try (InProcessDoor door = new InProcessDoor(folder, Map.of())) {
            Answer first = keyed(door, "k-1", noise(40, 1), noise(30, 2)).answer();
            Answer shuffled = keyed(door, "k-1", noise(30, 2), noise(40, 1)).answer();

            assertThat(shuffled.summaries).isEqualTo(first.summaries);
            assertThat(shuffled.contents).containsExactlyElementsOf(first.contents);
        }
    }

    @Test
    void otherInstances_orAnotherKey_orNone_areAnotherAnalysis() throws Exception {
        try (InProcessDoor door = new InProcessDoor(folder, Map.of())) {
            List<String> ids = new ArrayList<>();
            ids.add(analysisId(keyed(door, "k-1", noise(40, 1))));
            ids.add(analysisId(keyed(door, "k-1", noise(40, 2))));
            ids.add(analysisId(keyed(door, "k-2", noise(40, 1))));
            ids.add(analysisId(keyed(door, "", noise(40, 1))));
            ids.add(analysisId(keyed(door, "", noise(40, 1))));

            assertThat(ids).doesNotHaveDuplicates();
        }
    }

    @Test
    void newerCallWithTheSameKey_takesTheOlderOnesPlace() throws Exception {
        try (InProcessDoor door = door(1, 0)) {
            UploadingClient older = keyed(door, "k-1", noise(40, 1));
            Waiting.until(() -> door.desk.running() == 1);

            UploadingClient newer = keyed(door, "k-1", noise(40, 1));

            Refused superseded = older.refused();
            assertThat(superseded.status().getCode()).isEqualTo(Status.Code.CANCELLED);
            assertThat(superseded.detail().getCode()).isEqualTo(ErrorCode.ERROR_CODE_CANCELLED);
            assertThat(superseded.detail().getAttribute()).isEqualTo("header.idempotency_key");
            mayFinish.countDown();
            assertThat(newer.answer().summaries.get(0).getAnalysisId())
                    .isEqualTo(door.analysis.requests().get(0).context().analysisId());
        }
    }

    @Test
    void drainingService_finishesWhatItAccepted_andRefusesOthers() throws Exception {
        try (InProcessDoor door = door(1, 5)) {
            UploadingClient running = uploaded(door, Priority.PRIORITY_ROUTINE);
            UploadingClient uploading =
                    UploadingClient.call(door.channel).header(HEADER).begin(4);
            Waiting.until(() -> door.desk.running() == 1 && door.desk.open() == 2);

            CompletableFuture<Void> drained = CompletableFuture.runAsync(() -> door.desk.drain(Duration.ofSeconds(10)));
            Waiting.until(() -> UploadingClient.call(door.channel)
                    .header(HEADER)
                    .refused()
                    .detail()
                    .getCode()
                    .equals(ErrorCode.ERROR_CODE_DRAINING));
            mayFinish.countDown();
            uploading.chunk(noise(4, 2), 0, 4).end().halfClose();

            assertThat(running.answer().summaries).hasSize(1);
            assertThat(uploading.answer().summaries).hasSize(1);
            drained.get(5, TimeUnit.SECONDS);
        }
    }

    @Test
    void drainThatTakesTooLong_endsTheRestWithDraining() throws Exception {
        try (InProcessDoor door = door(1, 0)) {
            door.analysis.behave((request, progress) -> {
                while (true) {
                    request.context().requireAlive();
                }
            });
            UploadingClient running = uploaded(door, Priority.PRIORITY_ROUTINE);
            Waiting.until(() -> door.desk.running() == 1);

            door.desk.drain(Duration.ofMillis(50));

            Refused refused = running.refused();
            assertThat(refused.status().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
            assertThat(refused.detail().getCode()).isEqualTo(ErrorCode.ERROR_CODE_DRAINING);
            assertThat(door.desk.running()).isZero();
        }
    }

    private static String requestId(Path instance) {
        return instance.getName(instance.getNameCount() - 2).toString();
    }

    private static UploadingClient keyed(InProcessDoor door, String key, byte[]... instances) throws Exception {
        UploadingClient client = UploadingClient.call(door.channel)
                .header(SeriesHeader.newBuilder().setIdempotencyKey(key).build());
        for (byte[] instance : instances) {
            client.instance(instance, instance.length);
        }
        return client.halfClose();
    }

    private static String analysisId(UploadingClient client) throws Exception {
        return client.answer().summaries.get(0).getAnalysisId();
    }
}
