package org.secondread.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.reporting.coding.Language;
import org.secondread.reporting.gate.Verdict;
import org.secondread.reporting.gate.Violation;
import org.secondread.reporting.writer.JudgedObject;
import org.secondread.reporting.writer.ResultWriter;

class ResultWriterTest {
    private final ResultWriter writer = new ResultWriter(TestingResults.settings(Language.ENGLISH));

    @ParameterizedTest
    @MethodSource("org.secondread.reporting.TestingResults#every")
    void everyResult_passesTheGate(String name, Result result) {
        List<JudgedObject> objects = writer.write(result);

        assertThat(objects).allSatisfy(object -> assertThat(object.verdict().isConformant())
                .isTrue());
        assertThat(objects).hasSize(result.findings().isEmpty() ? 1 : 2);
    }

    @ParameterizedTest
    @MethodSource("org.secondread.reporting.TestingResults#every")
    void sameResult_givesSameBytes(String name, Result result) {
        List<JudgedObject> first = writer.write(result);
        List<JudgedObject> again = writer.write(result);

        for (int n = 0; n < first.size(); n++) {
            assertThat(again.get(n).bytes()).isEqualTo(first.get(n).bytes());
        }
    }

    @Test
    void anotherAnalysis_getsOtherUidsButTheSameTracking() {
        Provenance one = TestingResults.provenance();
        Provenance other = new Provenance(
                "another",
                one.startedAt(),
                one.model(),
                one.inputDigest(),
                one.configurationDigest(),
                one.software(),
                one.toleratedDeviations());
        ResultSource source = TestingResults.source(TestingResults.sourceAttributes());
        Result first = writer.plan(source, TestingResults.many());
        Result second =
                writer.plan(new ResultSource(source.volume(), source.limitations(), other), TestingResults.many());

        assertThat(writer.write(second))
                .extracting(JudgedObject::sopInstanceUid)
                .doesNotContainAnyElementsOf(writer.write(first).stream()
                        .map(JudgedObject::sopInstanceUid)
                        .toList());
        assertThat(second.findings())
                .extracting(ReportedFinding::tracking)
                .isEqualTo(
                        first.findings().stream().map(ReportedFinding::tracking).toList());
        assertThat(second.findings()).extracting(ReportedFinding::tracking).doesNotHaveDuplicates();
    }

    @Test
    void rejectedObject_cannotBeDelivered() {
        Verdict rejected = new Verdict(List.of(new Violation("a.rule", "a clause", "PatientID", "is absent")));

        assertThatThrownBy(() -> new JudgedObject(ResultForm.SEGMENTATION, "1.2", "1.2.3", new byte[0], rejected))
                .isInstanceOfSatisfying(
                        DiagnosisException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.RESULT_NONCONFORMANT))
                .hasMessageContaining("a.rule");
    }

    @Test
    void sourceWithoutFrameOfReference_isRefusedByName() {
        Attributes source = TestingResults.sourceAttributes();
        source.remove(Tag.FrameOfReferenceUID);
        Result result = TestingResults.result(source, TestingResults.one(), Language.ENGLISH);

        assertThatThrownBy(() -> writer.write(result)).isInstanceOfSatisfying(DiagnosisException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.MISSING_ATTRIBUTE);
            assertThat(e.attribute()).contains("FrameOfReferenceUID (0020,0052)");
        });
    }

    @Test
    void malformedTimezone_isRefusedByName() {
        Attributes source = TestingResults.sourceAttributes();
        source.setString(Tag.TimezoneOffsetFromUTC, VR.SH, "8 o'clock");
        Result result = TestingResults.result(source, TestingResults.none(), Language.ENGLISH);

        assertThatThrownBy(() -> writer.write(result))
                .isInstanceOfSatisfying(DiagnosisException.class, e -> assertThat(e.attribute())
                        .contains("TimezoneOffsetFromUTC (0008,0201)"));
    }
}
