package org.secondread.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secondread.api.v1.GetModelRequest;
import org.secondread.api.v1.ModelReference;
import org.secondread.api.v1.ModelsGrpc;
import org.secondread.api.v1.SeriesHeader;
import org.secondread.api.v1.SeriesIdentity;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.pipeline.SeriesAnalysis;
import org.secondread.server.testing.RunningServer;
import org.secondread.server.testing.UploadingClient;
import org.secondread.server.testing.Waiting;
import org.slf4j.LoggerFactory;

/** Nothing that the caller sent stands in the log, whatever becomes of the call; and each line names its request. */
class LogHygieneTest {
    private static final String PATIENT = "MARKED^PATIENT";
    private static final String UID = "1.2.826.0.1.999.777";

    @TempDir
    Path folder;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private RunningServer running;

    @BeforeEach
    void listen() {
        running = new RunningServer(folder, Map.of()).awaitReady();
        log.list = new CopyOnWriteArrayList<>();
        log.start();
        root().addAppender(log);
    }

    @AfterEach
    void stop() {
        root().detachAppender(log);
        running.close();
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    }

    @Test
    void successfulAnalysis() throws Exception {
        upload().answer();

        assertClean("analysed: 1 instances");
    }

    @Test
    void refusedAnalysis() throws Exception {
        failing((request, progress) -> {
            throw DiagnosisException.of(ErrorCode.MISSING_ATTRIBUTE, "PixelSpacing (0028,0030)", "is required");
        });

        assertClean("refused: MISSING_ATTRIBUTE PixelSpacing (0028,0030) is required");
    }

    @Test
    void unforeseenFailure_isTracedWithoutItsWords() throws Exception {
        failing((request, progress) -> {
            throw new IllegalStateException("reading " + PATIENT, new NumberFormatException(PATIENT));
        });

        assertClean("java.lang.IllegalStateException");
        assertClean("caused by java.lang.NumberFormatException");
        assertClean("at org.secondread.server.log.LogHygieneTest");
    }

    @Test
    void failureOfOurs_isTracedWithoutTheWordsOfItsCause() throws Exception {
        failing((request, progress) -> {
            throw DiagnosisException.of(ErrorCode.RUNTIME_FAILED, "the runtime failed")
                    .causedBy(new IllegalArgumentException(PATIENT));
        });

        assertClean("failed: RUNTIME_FAILED  the runtime failed");
    }

    @Test
    void error_isTracedWithoutItsWords() throws Exception {
        failing((request, progress) -> {
            throw new StackOverflowError(PATIENT);
        });

        assertClean("java.lang.StackOverflowError");
    }

    @Test
    void unknownModel_namedAfterAPatient() throws Exception {
        ModelReference model = ModelReference.newBuilder().setName(PATIENT).build();

        UploadingClient.call(running.channel)
                .header(SeriesHeader.newBuilder().addModels(model).build())
                .refused();
        try {
            ModelsGrpc.newBlockingStub(running.channel)
                    .getModel(GetModelRequest.newBuilder().setModel(model).build());
        } catch (io.grpc.StatusRuntimeException expected) {
            assertThat(expected.getMessage()).doesNotContain(PATIENT);
        }

        assertClean("refused: MODEL_UNKNOWN");
    }

    @Test
    void uploadThatBreaksOff() throws Exception {
        UploadingClient client = UploadingClient.call(running.channel)
                .header(header().toBuilder().clearIdempotencyKey().build())
                .begin(0);
        upload().answer();

        client.cancel();

        Waiting.until(() -> log.list.stream().anyMatch(event -> text(event).contains("abandoned")));
        assertClean("abandoned by the caller: UPLOAD_INCOMPLETE");
    }

    private void failing(SeriesAnalysis analysis) throws Exception {
        running.analysis.behave(analysis);
        upload().refused();
    }

    private UploadingClient upload() throws Exception {
        byte[] instance = (PATIENT + UID).getBytes(StandardCharsets.UTF_8);
        return UploadingClient.call(running.channel)
                .header(header())
                .instance(instance, instance.length)
                .halfClose();
    }

    private static SeriesHeader header() {
        return SeriesHeader.newBuilder()
                .setSeries(SeriesIdentity.newBuilder().setStudyInstanceUid(UID).setSeriesInstanceUid(UID))
                .setIdempotencyKey(PATIENT)
                .build();
    }

    private void assertClean(String expected) {
        List<ILoggingEvent> events = log.list;
        assertThat(events).extracting(LogHygieneTest::text).anyMatch(text -> text.contains(expected));
        assertThat(events).extracting(LogHygieneTest::text).noneMatch(text -> text.contains("MARKED"));
        assertThat(events).extracting(LogHygieneTest::text).noneMatch(text -> text.contains(UID));
        assertThat(events)
                .filteredOn(event -> event.getFormattedMessage().contains(expected))
                .allSatisfy(event -> assertThat(event.getMDCPropertyMap()).containsKey(RequestLog.KEY));
    }

    private static String text(ILoggingEvent event) {
        String message = event.getLoggerName() + " " + event.getFormattedMessage();
        return event.getThrowableProxy() == null
                ? message
                : message + "\n" + ThrowableProxyUtil.asString(event.getThrowableProxy());
    }
}
