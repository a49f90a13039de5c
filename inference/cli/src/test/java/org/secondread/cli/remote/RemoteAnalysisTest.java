package org.secondread.cli.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secondread.domain.Cancellation;
import org.secondread.domain.CodedConcept;
import org.secondread.domain.Deadline;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.domain.Priority;
import org.secondread.domain.RequestContext;
import org.secondread.domain.SourceFrame;
import org.secondread.domain.Vector3;
import org.secondread.models.catalog.ModelIdentity;
import org.secondread.models.extraction.Measurement;
import org.secondread.models.extraction.Score;
import org.secondread.models.extraction.Triage;
import org.secondread.pipeline.AnalysisRequest;
import org.secondread.pipeline.AnalysisResult;
import org.secondread.pipeline.ModelDescription;
import org.secondread.pipeline.ModelDirectory;
import org.secondread.pipeline.ModelReference;
import org.secondread.pipeline.ProgressListener;
import org.secondread.pipeline.ResultObject;
import org.secondread.pipeline.ResultObject.DicomIdentity;
import org.secondread.pipeline.SeriesAnalysis;
import org.secondread.pipeline.SeriesIdentity;
import org.secondread.pipeline.Step;
import org.secondread.pipeline.Summary;
import org.secondread.pipeline.Summary.ReportedFinding;
import org.secondread.pipeline.Summary.SourceSlice;
import org.secondread.preprocessing.quality.Limitation;
import org.secondread.reporting.ResultForm;
import org.secondread.server.SecondReadServer;
import org.secondread.server.config.Settings;
import org.secondread.server.config.SettingsReader;

/** What comes back from a server is what its analysis gave, in every part. */
class RemoteAnalysisTest {
    private static final ModelIdentity MODEL = new ModelIdentity("lung-nodule", "1.0.0", "ab".repeat(32), "SecondRead");

    @TempDir
    Path folder;

    private volatile SeriesAnalysis behaviour = (request, progress) -> result();
    private SecondReadServer server;
    private RemoteAnalysis remote;

    @BeforeEach
    void start() {
        Settings settings = new SettingsReader()
                .read(
                        Optional.empty(),
                        Map.of(
                                "secondread.grpc.port", "0",
                                "secondread.http.port", "0",
                                "secondread.upload.min-free-space", "0B",
                                "secondread.upload.folder",
                                        folder.resolve("spool").toString()));
        server = SecondReadServer.start(
                settings, (request, progress) -> behaviour.analyze(request, progress), new OneModel());
        server.ready().join();
        remote = RemoteAnalysis.connect("127.0.0.1:" + server.grpcPort(), Optional.empty());
    }

    @AfterEach
    void stop() {
        remote.close();
        server.close();
    }

    /** A directory with one model that is ready. */
    private static final class OneModel implements ModelDirectory {
        @Override
        public void prepare() {}

        @Override
        public List<ModelDescription> models() {
            return List.of(new ModelDescription(
                    MODEL, ModelDescription.State.READY, "task", "use", List.of("CT"), List.of("CHEST"), "Apache-2.0"));
        }
    }

    @Test
    void answer_isEqualToThatInProcess() throws Exception {
        AnalysisResult answer = remote.analyze(request(context()), ProgressListener.NONE);

        assertThat(answer.summary()).isEqualTo(result().summary());
        assertThat(answer.objects()).isEqualTo(result().objects());
    }

    @Test
    void request_arrivesWhole() throws Exception {
        List<byte[]> received = new ArrayList<>();
        List<AnalysisRequest> requests = new ArrayList<>();
        behaviour = (request, progress) -> {
            requests.add(request);
            request.instances().forEach(file -> received.add(bytes(file)));
            return result();
        };
        AnalysisRequest sent = request(context());

        remote.analyze(sent, ProgressListener.NONE);

        assertThat(received)
                .containsExactlyElementsOf(
                        sent.instances().stream().map(RemoteAnalysisTest::bytes).toList());
        assertThat(requests.get(0).identity()).isEqualTo(sent.identity());
        assertThat(requests.get(0).context().priority()).isEqualTo(Priority.STAT);
        assertThat(requests.get(0).context().deadline().remaining()).isLessThanOrEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void progress_isPassedOn() throws Exception {
        behaviour = (request, progress) -> {
            progress.step(Step.INFER, 0.25);
            return result();
        };
        List<String> heard = new ArrayList<>();

        remote.analyze(request(context()), (step, fraction) -> heard.add(step + " " + fraction));

        assertThat(heard).containsExactly("INFER 0.25");
    }

    @Test
    void refusal_isThrownAsTheServersAnalysisThrewIt() throws Exception {
        behaviour = (request, progress) -> {
            throw DiagnosisException.of(ErrorCode.MISSING_ATTRIBUTE, "PixelSpacing (0028,0030)", "is required");
        };

        assertThatExceptionOfType(DiagnosisException.class)
                .isThrownBy(() -> remote.analyze(request(context()), ProgressListener.NONE))
                .withMessage("PixelSpacing (0028,0030): is required")
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.MISSING_ATTRIBUTE));
    }

    @Test
    void failureOfTheServer_namesTheRequest() throws Exception {
        behaviour = (request, progress) -> {
            throw new IllegalStateException("secret");
        };

        assertThatExceptionOfType(DiagnosisException.class)
                .isThrownBy(() -> remote.analyze(request(context()), ProgressListener.NONE))
                .withMessageMatching("\\(request [0-9a-f-]{36}\\)")
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.INTERNAL));
    }

    @Test
    void refusalDuringTheUpload_isHeard() throws Exception {
        Path large = Files.write(folder.resolve("large.dcm"), noise(30 << 20, 3));
        AnalysisRequest request = new AnalysisRequest(
                List.of(large, large), SeriesIdentity.UNNAMED, ModelReference.parse("liver"), context());

        assertThatExceptionOfType(DiagnosisException.class)
                .isThrownBy(() -> remote.analyze(request, ProgressListener.NONE))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.MODEL_UNKNOWN));
    }

    @Test
    void cancellation_reachesTheServersAnalysis() throws Exception {
        CountDownLatch working = new CountDownLatch(1);
        CompletableFuture<ErrorCode> stopped = new CompletableFuture<>();
        behaviour = untilStopped(working, stopped);
        Cancellation cancellation = new Cancellation();
        AnalysisRequest request = request(context(Duration.ofSeconds(20), cancellation));

        CompletableFuture<AnalysisResult> answer =
                CompletableFuture.supplyAsync(() -> remote.analyze(request, ProgressListener.NONE));
        assertThat(working.await(10, TimeUnit.SECONDS)).isTrue();
        cancellation.cancel();

        assertThat(stopped.get(1, TimeUnit.SECONDS)).isEqualTo(ErrorCode.CANCELLED);
        assertThat(answer)
                .failsWithin(Duration.ofSeconds(5))
                .withThrowableThat()
                .havingCause()
                .isInstanceOfSatisfying(
                        DiagnosisException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED));
    }

    @Test
    void deadline_endsTheCallHereAndThere() throws Exception {
        remote.analyze(request(context()), ProgressListener.NONE);
        CompletableFuture<ErrorCode> stopped = new CompletableFuture<>();
        behaviour = untilStopped(new CountDownLatch(1), stopped);

        assertThatExceptionOfType(DiagnosisException.class)
                .isThrownBy(() -> remote.analyze(
                        request(context(Duration.ofSeconds(1), new Cancellation())), ProgressListener.NONE))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.OUT_OF_TIME));
        assertThat(stopped.get(1, TimeUnit.SECONDS)).isIn(ErrorCode.OUT_OF_TIME, ErrorCode.CANCELLED);
    }

    @Test
    void nobodyThere_isSaid() throws Exception {
        server.close();

        assertThatExceptionOfType(DiagnosisException.class)
                .isThrownBy(() -> remote.analyze(request(context()), ProgressListener.NONE))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.MODEL_NOT_READY));
    }

    private static SeriesAnalysis untilStopped(CountDownLatch working, CompletableFuture<ErrorCode> stopped) {
        return (request, progress) -> {
            working.countDown();
            try {
                while (true) {
                    request.context().requireAlive();
                }
            } catch (DiagnosisException e) {
                stopped.complete(e.code());
                throw e;
            }
        };
    }

    private AnalysisRequest request(RequestContext context) throws Exception {
        return new AnalysisRequest(
                List.of(
                        Files.write(folder.resolve("b.dcm"), noise((3 << 20) + 1, 1)),
                        Files.write(folder.resolve("a.dcm"), noise(17, 2))),
                new SeriesIdentity(Optional.of("1.2"), Optional.of("1.2.3")),
                ModelReference.parse("lung-nodule@1.0.0"),
                context);
    }

    private static RequestContext context() {
        return context(Duration.ofSeconds(20), new Cancellation());
    }

    private static RequestContext context(Duration patience, Cancellation cancellation) {
        return new RequestContext(
                "analysis-1", "local", Instant.EPOCH, Priority.STAT, Deadline.after(patience), cancellation);
    }

    private static AnalysisResult result() {
        CodedConcept nodule = new CodedConcept("27925004", "SCT", "Nodule");
        CodedConcept mm = new CodedConcept("mm", "UCUM", "millimeter");
        ReportedFinding region = new ReportedFinding(
                nodule,
                new CodedConcept("39607008", "SCT", "Lung"),
                Optional.of(new CodedConcept("24028007", "SCT", "Right")),
                new Score(0.1 + 0.2, false),
                Optional.of(new Vector3(-52.1, 148.2, 1 / 3.0)),
                List.of(new Measurement(new CodedConcept("103339001", "SCT", "Long axis"), 11.7, mm)),
                "2.25.77",
                List.of(
                        slice(OptionalInt.empty(), OptionalInt.of(10), OptionalInt.of(4)),
                        slice(OptionalInt.of(3), OptionalInt.empty(), OptionalInt.empty())));
        ReportedFinding whole = new ReportedFinding(
                nodule,
                nodule,
                Optional.empty(),
                new Score(1, true),
                Optional.empty(),
                List.of(),
                "2.25.78",
                List.of());
        Summary summary = new Summary(
                "analysis-9",
                MODEL,
                List.of(region, whole),
                3,
                new Triage(nodule, new Score(0.7, true), 0.5, Triage.Category.HOURS),
                List.of(new Limitation(nodule, "2.5 mm")));
        return new AnalysisResult(
                summary,
                List.of(
                        object(ResultForm.SUMMARY, "summary.json", Optional.empty(), 70),
                        object(
                                ResultForm.SEGMENTATION,
                                "segmentation.dcm",
                                Optional.of(new DicomIdentity("1.2.840.10008.5.1.4.1.1.66.4", "2.25.1")),
                                (4 << 20) + 9),
                        object(ResultForm.STRUCTURED_REPORT, "report.dcm", Optional.empty(), 1),
                        object(ResultForm.PICTURE, "finding-1.png", Optional.empty(), 0)));
    }

    private static SourceSlice slice(OptionalInt frame, OptionalInt instanceNumber, OptionalInt seriesNumber) {
        return new SourceSlice(
                new SourceFrame("1.2.840.10008.5.1.4.1.1.2", "1.2.3.4", frame, instanceNumber), seriesNumber);
    }

    private static ResultObject object(ResultForm form, String name, Optional<DicomIdentity> identity, int size) {
        return new ResultObject(form, name, identity, ByteBuffer.wrap(noise(size, size)));
    }

    private static byte[] noise(int size, int seed) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
