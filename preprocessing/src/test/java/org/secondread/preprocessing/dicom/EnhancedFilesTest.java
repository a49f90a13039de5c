package org.secondread.preprocessing.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.domain.Vector3;
import org.secondread.preprocessing.testing.RealImages;
import org.secondread.preprocessing.testing.TestingSeries;

/** Enhanced multi-frame files of others. */
@Tag("needs-data")
class EnhancedFilesTest {
    /** Two frames of cerebral blood flow, whose plane orientation is shared and whose positions are not. */
    @Test
    void aPerfusionMap_isTwoSlicesInItsOwnUnit() {
        CheckedSeries series = TestingSeries.read(List.of(file("eCT_Supplemental.dcm")));

        assertThat(series.frames()).hasSize(2);
        CheckedFrame second = series.frames().get(1);
        assertThat(second.source().frameNumber()).hasValue(2);
        assertThat(second.requirePlane().xDirection()).isEqualTo(new Vector3(-1, 0, 0));
        assertThat(second.requirePlane().spacingXMm()).isEqualTo(0.388672);
        assertThat(series.frames().get(0).requirePlane().originMm()).isEqualTo(new Vector3(99.5, -301.5, -159));
        assertThat(second.requirePlane().originMm())
                .isNotEqualTo(series.frames().get(0).requirePlane().originMm());
        assertThat(second.rescale().slope()).isEqualTo(1);
        assertThat(second.rescale().intercept()).isEqualTo(-1024);
        assertThat(second.rescale().unit().value()).isEqualTo("ml/100ml/s");
        assertThat(second.sliceThicknessMm()).hasValue(10);
        assertThat(second.voi()).hasValue(new VoiLut.Window(49, 102, VoiLut.Function.LINEAR));
        assertThat(second.traits())
                .containsEntry(DicomAttribute.FRAME_TYPE, "PERFUSION\\RCBF")
                .containsEntry(DicomAttribute.CONTRAST_BOLUS_AGENT_PHASE, "DYNAMIC")
                .containsEntry(DicomAttribute.STACK_ID, "1");
    }

    /** Its functional groups were taken out by whoever made it anonymous. */
    @Test
    void withoutFunctionalGroups_theFirstFrameLacksItsPlace() {
        assertThatThrownBy(() -> TestingSeries.read(List.of(file("emri_small.dcm"))))
                .isInstanceOfSatisfying(
                        DiagnosisException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MISSING_ATTRIBUTE))
                .hasMessage("ImagePositionPatient (0020,0032): is absent (frame 1)");
    }

    private static Path file(String name) {
        return RealImages.series("codecs").resolve("pydicom-data").resolve(name);
    }
}
