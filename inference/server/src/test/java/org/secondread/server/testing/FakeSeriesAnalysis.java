package org.secondread.server.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.secondread.domain.CodedConcept;
import org.secondread.domain.SourceFrame;
import org.secondread.domain.Vector3;
import org.secondread.models.catalog.ModelIdentity;
import org.secondread.models.extraction.Measurement;
import org.secondread.models.extraction.Score;
import org.secondread.models.extraction.Triage;
import org.secondread.pipeline.AnalysisRequest;
import org.secondread.pipeline.AnalysisResult;
import org.secondread.pipeline.ProgressListener;
import org.secondread.pipeline.ResultObject;
import org.secondread.pipeline.ResultObject.DicomIdentity;
import org.secondread.pipeline.ResultObject.Form;
import org.secondread.pipeline.SeriesAnalysis;
import org.secondread.pipeline.Step;
import org.secondread.pipeline.Summary;
import org.secondread.pipeline.Summary.ReportedFinding;
import org.secondread.pipeline.Summary.SourceSlice;
import org.secondread.preprocessing.quality.Limitation;

/** An analysis that remembers what it was given and does what the test says; by default it finds one nodule. */
public final class FakeSeriesAnalysis implements SeriesAnalysis {
    /** A segmentation of more than two chunks, and of no round number of bytes. */
    public static final int SEGMENTATION_BYTES = (2 << 20) + 12_345;

    public static final CodedConcept NODULE = new CodedConcept("27925004", "SCT", "Nodule");
    public static final CodedConcept LUNG = new CodedConcept("39607008", "SCT", "Lung");
    public static final CodedConcept RIGHT = new CodedConcept("24028007", "SCT", "Right");
    private static final CodedConcept VOLUME = new CodedConcept("118565006", "SCT", "Volume");
    private static final CodedConcept MM3 = new CodedConcept("mm3", "UCUM", "cubic millimeter");

    private final List<AnalysisRequest> requests = new CopyOnWriteArrayList<>();
    private final List<List<byte[]>> received = new CopyOnWriteArrayList<>();
    private volatile SeriesAnalysis behaviour = FakeSeriesAnalysis::findOneNodule;

    public void behave(SeriesAnalysis newBehaviour) {
        behaviour = newBehaviour;
    }

    public List<AnalysisRequest> requests() {
        return requests;
    }

    /** The bytes of each instance of each request, as they lay on disk. */
    public List<List<byte[]>> received() {
        return received;
    }

    @Override
    public AnalysisResult analyze(AnalysisRequest request, ProgressListener progress) {
        requests.add(request);
        received.add(request.instances().stream().map(FakeSeriesAnalysis::bytes).toList());
        return behaviour.analyze(request, progress);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static AnalysisResult findOneNodule(AnalysisRequest request, ProgressListener progress) {
        for (Step step : Step.values()) {
            progress.step(step, 0);
            progress.step(step, 1);
        }
        return new AnalysisResult(summary(request), objects(request));
    }

    private static Summary summary(AnalysisRequest request) {
        ModelIdentity model = new ModelIdentity(
                request.model().name(), request.model().version().orElseThrow(), "ab".repeat(32), "SecondRead");
        Triage triage = new Triage(NODULE, new Score(0.75, true), 0.5, Triage.Category.DAYS);
        Limitation limitation = new Limitation(
                new CodedConcept("111235", "DCM", "Unusable - Quality renders image unusable"), "2.5 mm");
        return new Summary(
                request.context().analysisId(), model, List.of(nodule(), seriesWide()), 3, triage, List.of(limitation));
    }

    private static ReportedFinding nodule() {
        List<SourceSlice> slices = List.of(
                new SourceSlice(frame("1.2.3.10", OptionalInt.empty(), OptionalInt.of(10)), OptionalInt.of(4)),
                new SourceSlice(frame("1.2.3.11", OptionalInt.of(7), OptionalInt.empty()), OptionalInt.empty()));
        return new ReportedFinding(
                NODULE,
                LUNG,
                Optional.of(RIGHT),
                new Score(0.875, false),
                Optional.of(new Vector3(-52.5, -148.25, 60.125)),
                List.of(new Measurement(VOLUME, 523.5, MM3)),
                "2.25.77",
                slices);
    }

    private static ReportedFinding seriesWide() {
        return new ReportedFinding(
                NODULE,
                LUNG,
                Optional.empty(),
                new Score(0.625, false),
                Optional.empty(),
                List.of(),
                "2.25.78",
                List.of());
    }

    private static SourceFrame frame(String uid, OptionalInt frame, OptionalInt instanceNumber) {
        return new SourceFrame("1.2.840.10008.5.1.4.1.1.2", uid, frame, instanceNumber);
    }

    private static List<ResultObject> objects(AnalysisRequest request) {
        String id = request.context().analysisId();
        List<ResultObject> objects = new ArrayList<>();
        objects.add(new ResultObject(
                Form.SUMMARY,
                "application/json",
                "summary.json",
                Optional.empty(),
                text("{\"analysis\":\"" + id + "\"}")));
        objects.add(new ResultObject(
                Form.STRUCTURED_REPORT,
                "application/dicom",
                "report.dcm",
                Optional.of(new DicomIdentity("1.2.840.10008.5.1.4.1.1.88.34", "2.25.1")),
                text("report " + id + " " + request.context().startedAt())));
        objects.add(new ResultObject(
                Form.SEGMENTATION,
                "application/dicom",
                "segmentation.dcm",
                Optional.of(new DicomIdentity("1.2.840.10008.5.1.4.1.1.66.4", "2.25.2")),
                ByteBuffer.wrap(noise(SEGMENTATION_BYTES, 5))));
        objects.add(new ResultObject(Form.PICTURE, "image/png", "finding-1.png", Optional.empty(), text("")));
        return objects;
    }

    private static ByteBuffer text(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Bytes in which every displacement shows. */
    public static byte[] noise(int length, int seed) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
