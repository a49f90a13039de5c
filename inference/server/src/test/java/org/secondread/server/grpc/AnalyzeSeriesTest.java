package org.secondread.server.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secondread.server.testing.FakeSeriesAnalysis.noise;

import com.google.protobuf.Duration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secondread.api.v1.Finding;
import org.secondread.api.v1.ModelReference;
import org.secondread.api.v1.ModelSummary;
import org.secondread.api.v1.ObjectBegin;
import org.secondread.api.v1.ObjectForm;
import org.secondread.api.v1.Priority;
import org.secondread.api.v1.SeriesHeader;
import org.secondread.api.v1.SeriesIdentity;
import org.secondread.api.v1.Step;
import org.secondread.api.v1.UrgencyCategory;
import org.secondread.pipeline.AnalysisRequest;
import org.secondread.server.testing.FakeSeriesAnalysis;
import org.secondread.server.testing.InProcessDoor;
import org.secondread.server.testing.UploadingClient;
import org.secondread.server.testing.UploadingClient.Answer;

class AnalyzeSeriesTest {
    private static final int MIB = 1 << 20;

    @TempDir
    Path folder;

    private InProcessDoor door;

    @BeforeEach
    void open() throws Exception {
        door = new InProcessDoor(folder, Map.of());
    }

    @AfterEach
    void close() throws Exception {
        door.close();
    }

    @Test
    void instances_arriveByteForByteInOrder() throws Exception {
        byte[] first = noise(700_001, 1);
        byte[] second = noise(3, 2);

        client().header(SeriesHeader.getDefaultInstance())
                .instance(first, 65_536)
                .instance(second, MIB)
                .halfClose()
                .answer();

        assertThat(door.analysis.received()).singleElement().satisfies(instances -> assertThat(instances)
                .containsExactly(first, second));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, MIB - 1, MIB, MIB + 1, 5 * MIB + 7})
    void instanceOfAnySize_survivesChunksOfOneMebibyte(int size) throws Exception {
        byte[] bytes = noise(size, 3);

        client().header(SeriesHeader.getDefaultInstance())
                .instance(bytes, MIB)
                .halfClose()
                .answer();

        assertThat(door.analysis.received().get(0)).containsExactly(bytes);
    }

    @Test
    void instanceWithoutStatedSize_isTakenAsItComes() throws Exception {
        byte[] bytes = noise(10, 4);

        client().header(SeriesHeader.getDefaultInstance())
                .begin(0)
                .chunk(bytes, 0, 4)
                .chunk(bytes, 4, 6)
                .end()
                .halfClose()
                .answer();

        assertThat(door.analysis.received().get(0)).containsExactly(bytes);
    }

    @Test
    void header_reachesTheAnalysis() throws Exception {
        SeriesHeader header = SeriesHeader.newBuilder()
                .setSeries(
                        SeriesIdentity.newBuilder().setStudyInstanceUid("1.2").setSeriesInstanceUid("1.2.3"))
                .addModels(ModelReference.newBuilder().setName("lung-nodule"))
                .setPriority(Priority.PRIORITY_STAT)
                .setDeadline(Duration.newBuilder().setSeconds(90))
                .build();

        client().header(header).instance(noise(8, 5), 8).halfClose().answer();

        AnalysisRequest request = door.analysis.requests().get(0);
        assertThat(request.identity().studyInstanceUid()).contains("1.2");
        assertThat(request.identity().seriesInstanceUid()).contains("1.2.3");
        assertThat(request.model()).hasToString("lung-nodule@1.0.0");
        assertThat(request.context().priority()).isEqualTo(org.secondread.domain.Priority.STAT);
        assertThat(request.context().deadline().remaining()).isLessThanOrEqualTo(java.time.Duration.ofSeconds(90));
        assertThat(request.context().analysisId()).isEqualTo("analysis-1");
        assertThat(request.context().tenant()).isEqualTo("local");
        assertThat(request.context().startedAt()).isEqualTo(InProcessDoor.NOW);
    }

    @Test
    void unstatedPriority_isRoutine() throws Exception {
        analyzeSomething();

        assertThat(door.analysis.requests().get(0).context().priority())
                .isEqualTo(org.secondread.domain.Priority.ROUTINE);
    }

    @Test
    void objects_comeBackWholeInChunksOfAtMostOneMebibyte() throws Exception {
        Answer answer = analyzeSomething();

        assertThat(answer.objects.stream().map(ObjectBegin::getForm))
                .containsExactly(
                        ObjectForm.OBJECT_FORM_SUMMARY,
                        ObjectForm.OBJECT_FORM_STRUCTURED_REPORT,
                        ObjectForm.OBJECT_FORM_SEGMENTATION,
                        ObjectForm.OBJECT_FORM_PICTURE);
        assertThat(answer.contents.get(2)).isEqualTo(noise(FakeSeriesAnalysis.SEGMENTATION_BYTES, 5));
        assertThat(answer.contents.get(3)).isEmpty();
        assertThat(answer.chunkSizes).containsSubsequence(MIB, MIB, 12_345).allMatch(size -> size <= MIB);
    }

    @Test
    void objectBegin_namesTheObject() throws Exception {
        Answer answer = analyzeSomething();

        ObjectBegin segmentation = answer.objects.get(2);
        assertThat(segmentation.getMediaType()).isEqualTo("application/dicom");
        assertThat(segmentation.getFileName()).isEqualTo("segmentation.dcm");
        assertThat(segmentation.getSizeBytes()).isEqualTo(FakeSeriesAnalysis.SEGMENTATION_BYTES);
        assertThat(segmentation.getSha256().toByteArray())
                .isEqualTo(MessageDigest.getInstance("SHA-256").digest(answer.contents.get(2)));
        assertThat(segmentation.getSopClassUid()).isEqualTo("1.2.840.10008.5.1.4.1.1.66.4");
        assertThat(segmentation.getSopInstanceUid()).isEqualTo("2.25.2");
        assertThat(answer.objects.get(0).getSopInstanceUid()).isEmpty();
    }

    @Test
    void summary_saysWhatTheModelFound() throws Exception {
        ModelSummary summary = analyzeSomething().summaries.get(0);

        assertThat(summary.getModel().getVersion()).isEqualTo("1.0.0");
        assertThat(summary.getModel().getSha256()).hasSize(64);
        assertThat(summary.getAnalysisId()).isEqualTo("analysis-1");
        assertThat(summary.getCandidateCount()).isEqualTo(3);
        assertThat(summary.getTriage().getScore().getValue()).isEqualTo(0.75);
        assertThat(summary.getTriage().getThreshold()).isEqualTo(0.5);
        assertThat(summary.getTriage().getCategory()).isEqualTo(UrgencyCategory.URGENCY_CATEGORY_DAYS);
        assertThat(summary.getLimitations(0).getDetail()).isEqualTo("2.5 mm");
    }

    @Test
    void finding_carriesPlaceMeasurementsAndSlices() throws Exception {
        ModelSummary summary = analyzeSomething().summaries.get(0);

        Finding nodule = summary.getFindings(0);
        assertThat(nodule.getCode().getValue()).isEqualTo("27925004");
        assertThat(nodule.getSite().getMeaning()).isEqualTo("Lung");
        assertThat(nodule.getLaterality().getMeaning()).isEqualTo("Right");
        assertThat(List.of(
                        nodule.getCentreMm().getX(),
                        nodule.getCentreMm().getY(),
                        nodule.getCentreMm().getZ()))
                .containsExactly(-52.5, -148.25, 60.125);
        assertThat(nodule.getMeasurements(0).getValue()).isEqualTo(523.5);
        assertThat(nodule.getMeasurements(0).getUnit().getValue()).isEqualTo("mm3");
        assertThat(nodule.getTrackingUid()).isEqualTo("2.25.77");
        assertThat(nodule.getSlices(0).getInstanceNumber()).isEqualTo(10);
        assertThat(nodule.getSlices(0).getSeriesNumber()).isEqualTo(4);
        assertThat(nodule.getSlices(0).hasFrameNumber()).isFalse();
        assertThat(nodule.getSlices(1).getFrameNumber()).isEqualTo(7);
        assertThat(nodule.getSlices(1).hasInstanceNumber()).isFalse();
        assertThat(summary.getFindings(1).hasCentreMm()).isFalse();
        assertThat(summary.getFindings(1).hasLaterality()).isFalse();
    }

    @Test
    void progress_namesModelAndSteps() throws Exception {
        Answer answer = analyzeSomething();

        assertThat(answer.progress).isNotEmpty().allSatisfy(progress -> assertThat(
                        progress.getModel().getName())
                .isEqualTo("lung-nodule"));
        assertThat(answer.progress.get(0).getStep()).isEqualTo(Step.STEP_READ);
    }

    @Test
    void spool_isEmptyAfterTheAnswer() throws Exception {
        analyzeSomething();

        assertThat(spooled()).isEmpty();
        assertThat(door.desk.open()).isZero();
    }

    private List<String> spooled() throws Exception {
        try (Stream<Path> files = Files.list(door.spoolFolder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("lock"))
                    .toList();
        }
    }

    private Answer analyzeSomething() throws Exception {
        return client().header(SeriesHeader.getDefaultInstance())
                .instance(noise(100, 6), 100)
                .halfClose()
                .answer();
    }

    private UploadingClient client() {
        return UploadingClient.call(door.channel);
    }
}
