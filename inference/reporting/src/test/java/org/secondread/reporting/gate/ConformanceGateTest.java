package org.secondread.reporting.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.reporting.Result;
import org.secondread.reporting.ResultForm;
import org.secondread.reporting.TestingResults;
import org.secondread.reporting.coding.Language;
import org.secondread.reporting.object.Part10File;
import org.secondread.reporting.object.Tags;
import org.secondread.reporting.writer.JudgedObject;
import org.secondread.reporting.writer.ResultWriter;

/** Good objects pass; objects broken in one place are rejected by the rule that names the fault. */
class ConformanceGateTest {
    private final ConformanceGate gate = new ConformanceGate();
    private final Result result =
            TestingResults.result(TestingResults.chineseSourceAttributes(), TestingResults.many(), Language.CHINESE);

    static Stream<Arguments> brokenSegmentations() {
        return Stream.of(
                broken("SEG.SegmentSequence", o -> o.remove(Tag.SegmentSequence)),
                broken("ANY.PatientID", o -> o.remove(Tag.PatientID)),
                broken("SEG.Modality", o -> o.setString(Tag.Modality, VR.CS, "SR")),
                broken("SEG.FrameOfReferenceUID", o -> o.setNull(Tag.FrameOfReferenceUID, VR.UI)),
                broken("SEG.Rows", o -> o.setInt(Tag.Rows, VR.UL, 29)),
                broken("SEG.SegmentSequence.SegmentLabel", o -> item(o, Tag.SegmentSequence)
                        .setNull(Tag.SegmentLabel, VR.LO)),
                broken("SEG.FunctionalGroups.PlanePositionSequence.ImagePositionPatient", o -> frame(o, 1)
                        .remove(Tag.PlanePositionSequence)),
                broken("code.complete", o -> item(item(o, Tag.SegmentSequence), Tag.SegmentedPropertyTypeCodeSequence)
                        .remove(Tag.CodeMeaning)),
                broken("value.form", o -> o.setString(Tag.ContentLabel, VR.CS, "lower case")),
                broken("seg.frame-count", o -> o.setString(Tag.NumberOfFrames, VR.IS, "2")),
                broken("seg.pixel-length", o -> o.setBytes(Tag.PixelData, VR.OB, new byte[4])),
                broken("seg.segment-numbers", o -> item(o, Tag.SegmentSequence).setInt(Tag.SegmentNumber, VR.US, 7)),
                broken("seg.frame-segment", o -> item(frame(o, 0), Tag.SegmentIdentificationSequence)
                        .setInt(Tag.ReferencedSegmentNumber, VR.US, 9)),
                broken("seg.dimension-values", o -> item(frame(o, 0), Tag.FrameContentSequence)
                        .setInt(Tag.DimensionIndexValues, VR.UL, 1)),
                broken("seg.orientation", o -> item(shared(o), Tag.PlaneOrientationSequence)
                        .setString(Tag.ImageOrientationPatient, VR.DS, "1", "0", "0", "1", "0", "0")),
                broken("seg.spacing", o -> item(shared(o), Tag.PixelMeasuresSequence)
                        .setString(Tag.PixelSpacing, VR.DS, "0.9", "0")),
                broken("seg.source-listed", o -> source(o).setString(Tag.ReferencedSOPInstanceUID, VR.UI, "1.2.3")),
                broken("identity.equal", o -> o.setString(Tag.PatientName, VR.PN, "Wang^XiaoDong=王^小西")),
                broken("identity.instance", o -> o.setString(Tag.SOPInstanceUID, VR.UI, "1.2.3")),
                broken("reference.frame-of-reference", o -> o.setString(Tag.FrameOfReferenceUID, VR.UI, "1.2.3")),
                broken("reference.study", o -> o.setString(Tag.StudyInstanceUID, VR.UI, "1.2.3")),
                broken("reference.series", o -> item(o, Tag.ReferencedSeriesSequence)
                        .setString(Tag.SeriesInstanceUID, VR.UI, "1.2.3")),
                broken("reference.instance", o -> source(o).setString(Tag.ReferencedSOPClassUID, VR.UI, "1.2.3")),
                broken("segmentation.grid", o -> item(shared(o), Tag.PixelMeasuresSequence)
                        .setString(Tag.PixelSpacing, VR.DS, "0.7", "0.9")),
                broken("segmentation.position", o -> item(frame(o, 0), Tag.PlanePositionSequence)
                        .setString(Tag.ImagePositionPatient, VR.DS, "-61.25", "-140.5", "33.75")),
                broken("segmentation.voxels", ConformanceGateTest::flipOnePixel));
    }

    static Stream<Arguments> brokenReports() {
        return Stream.of(
                broken("SR.VerificationFlag", o -> o.setString(Tag.VerificationFlag, VR.CS, "MAYBE")),
                broken("SR.ContentSequence", o -> o.remove(Tag.ContentSequence)),
                broken("SR.PreliminaryFlag", o -> o.setString(Tags.PreliminaryFlag, VR.CS, "DRAFT")),
                broken("sr.item-value", o -> content(o, 0).remove(Tag.ConceptCodeSequence)),
                broken("sr.number", o -> item(number(o, 0), Tag.MeasuredValueSequence)
                        .remove(Tag.MeasurementUnitsCodeSequence)),
                broken("sr.coordinates", o -> content(number(o, 1), 0).setFloat(Tag.GraphicData, VR.FL, 1, 2, 3)),
                broken("sr.relationship", o -> number(o, 0).setString(Tag.RelationshipType, VR.CS, "SELECTED FROM")),
                broken("sr.evidence", o -> item(
                                item(
                                        item(o, Tag.CurrentRequestedProcedureEvidenceSequence),
                                        Tag.ReferencedSeriesSequence),
                                Tag.ReferencedSOPSequence)
                        .setString(Tag.ReferencedSOPInstanceUID, VR.UI, "1.2.3")),
                broken("identity.equal", o -> o.setNull(Tag.AccessionNumber, VR.SH)),
                broken(
                        "report.groups",
                        o -> measurements(o).getSequence(Tag.ContentSequence).remove(0)),
                broken("report.finding", o -> content(group(o), 1).setString(Tag.UID, VR.UI, "1.2.3")),
                broken("report.measurement", o -> item(number(o, 1), Tag.MeasuredValueSequence)
                        .setString(Tag.NumericValue, VR.DS, "5.61")),
                broken("report.volume", o -> item(number(o, 0), Tag.MeasuredValueSequence)
                        .setString(Tag.NumericValue, VR.DS, "139.0")),
                broken("report.segment", o -> item(segment(o), Tag.ReferencedSOPSequence)
                        .setInt(Tag.ReferencedSegmentNumber, VR.US, 2)));
    }

    @ParameterizedTest
    @MethodSource("brokenSegmentations")
    void brokenSegmentation_isRejectedByItsRule(String rule, Consumer<Attributes> operator) {
        assertThat(rulesBroken(ResultForm.SEGMENTATION, operator)).contains(rule);
    }

    @ParameterizedTest
    @MethodSource("brokenReports")
    void brokenReport_isRejectedByItsRule(String rule, Consumer<Attributes> operator) {
        assertThat(rulesBroken(ResultForm.STRUCTURED_REPORT, operator)).contains(rule);
    }

    @Test
    void ourObjects_passByThemselvesToo() {
        for (JudgedObject object : new ResultWriter(result.settings()).write(result)) {
            assertThat(gate.judge(object.bytes()).violations()).isEmpty();
        }
    }

    @Test
    void violation_namesRuleClauseAndPath() {
        byte[] broken = broken(
                ResultForm.SEGMENTATION, o -> item(o, Tag.SegmentSequence).setNull(Tag.SegmentLabel, VR.LO));

        assertThat(gate.judge(broken).violations())
                .containsExactly(new Violation(
                        "SEG.SegmentSequence.SegmentLabel",
                        "PS3.3 C.8.20.4",
                        "SegmentSequence[1].SegmentLabel",
                        "has no value"));
    }

    @Test
    void reportOfAnotherTriage_isRejected() {
        Result other = TestingResults.result(
                TestingResults.chineseSourceAttributes(), TestingResults.none(), Language.CHINESE);
        byte[] report = new ResultWriter(other.settings()).write(other).get(0).bytes();
        Result renamed = new Result(
                other.source(),
                other.findings(),
                other.candidates(),
                result.triage(),
                other.triageTracking(),
                other.plan(),
                other.settings());

        assertThat(gate.judge(report, renamed).violations())
                .extracting(Violation::rule)
                .containsExactly("report.triage");
    }

    @Test
    void anythingElse_isRefusedWithItsCode() {
        assertThatThrownBy(() -> gate.judge("no DICOM at all".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        DiagnosisException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_DICOM));
        byte[] image =
                broken(ResultForm.SEGMENTATION, o -> o.setString(Tag.SOPClassUID, VR.UI, "1.2.840.10008.5.1.4.1.1.2"));
        assertThatThrownBy(() -> gate.judge(image))
                .isInstanceOfSatisfying(DiagnosisException.class, e -> assertThat(e.code())
                        .isEqualTo(ErrorCode.OBJECT_CLASS_UNSUPPORTED));
    }

    private List<String> rulesBroken(ResultForm form, Consumer<Attributes> operator) {
        return gate.judge(broken(form, operator), result).violations().stream()
                .map(Violation::rule)
                .toList();
    }

    private byte[] broken(ResultForm form, Consumer<Attributes> operator) {
        byte[] good = new ResultWriter(result.settings())
                .write(result).stream()
                        .filter(object -> object.form() == form)
                        .findFirst()
                        .orElseThrow()
                        .bytes();
        Attributes object = Part10File.read(good);
        operator.accept(object);
        return Part10File.write(object);
    }

    private static Arguments broken(String rule, Consumer<Attributes> operator) {
        return Arguments.of(rule, operator);
    }

    private static void flipOnePixel(Attributes object) {
        byte[] pixels = object.getSafeBytes(Tag.PixelData).clone();
        pixels[3] ^= 1;
        object.setBytes(Tag.PixelData, VR.OB, pixels);
    }

    private static Attributes item(Attributes parent, int sequence) {
        return item(parent, sequence, 0);
    }

    private static Attributes item(Attributes parent, int sequence, int n) {
        Sequence items = parent.getSequence(sequence);
        return items.get(n);
    }

    private static Attributes shared(Attributes object) {
        return item(object, Tag.SharedFunctionalGroupsSequence);
    }

    private static Attributes frame(Attributes object, int n) {
        return item(object, Tag.PerFrameFunctionalGroupsSequence, n);
    }

    private static Attributes source(Attributes object) {
        return item(item(frame(object, 0), Tag.DerivationImageSequence), Tag.SourceImageSequence);
    }

    private static Attributes content(Attributes item, int n) {
        return item(item, Tag.ContentSequence, n);
    }

    private static Attributes measurements(Attributes report) {
        return named(report, "126010", 0);
    }

    private static Attributes group(Attributes report) {
        return content(measurements(report), 0);
    }

    private static Attributes segment(Attributes report) {
        return named(group(report), "121191", 0);
    }

    /** The n-th number of the first measurement group. */
    private static Attributes number(Attributes report, int n) {
        return group(report).getSequence(Tag.ContentSequence).stream()
                .filter(item -> "NUM".equals(item.getString(Tag.ValueType)))
                .skip(n)
                .findFirst()
                .orElseThrow();
    }

    private static Attributes named(Attributes parent, String code, int n) {
        return parent.getSequence(Tag.ContentSequence).stream()
                .filter(item -> item.contains(Tag.ConceptNameCodeSequence))
                .filter(item ->
                        code.equals(item(item, Tag.ConceptNameCodeSequence).getString(Tag.CodeValue)))
                .skip(n)
                .findFirst()
                .orElseThrow();
    }
}
