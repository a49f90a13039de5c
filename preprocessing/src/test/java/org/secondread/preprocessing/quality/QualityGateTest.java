package org.secondread.preprocessing.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.secondread.domain.CodedConcept;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.domain.PatientGrid;
import org.secondread.domain.Vector3;
import org.secondread.preprocessing.dicom.SourceHeader;
import org.secondread.preprocessing.dicom.TestingSourceHeader;
import org.secondread.preprocessing.quality.IntendedUse.Plane;
import org.secondread.preprocessing.quality.IntendedUse.Range;
import org.secondread.preprocessing.volume.TestingVolume;
import org.secondread.preprocessing.volume.Volume;

class QualityGateTest {
    private static final IntendedUse CHEST_CT = new IntendedUse(
            Set.of("CT"),
            Set.of("CHEST", "LUNG"),
            Set.of("MONOCHROME2"),
            Plane.AXIAL,
            new Range(0.4, 1.0),
            new Range(0.5, 3.5),
            3);
    private static final PatientGrid GRID = TestingVolume.upright(6, 5, 4, new Vector3(0.7, 0.75, 2));

    private static List<Limitation> assess(SourceHeader header, PatientGrid grid) {
        return new QualityGate().assess(TestingVolume.of(header, grid, (i, j, k) -> 0), CHEST_CT);
    }

    private static List<Limitation> assess(PatientGrid grid) {
        return assess(TestingSourceHeader.chestCt(), grid);
    }

    private static void assertOutside(SourceHeader header, PatientGrid grid, String attribute, String rule) {
        assertThatThrownBy(() -> assess(header, grid)).isInstanceOfSatisfying(DiagnosisException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.SERIES_OUTSIDE_INTENDED_USE);
            assertThat(e.attribute().orElse("")).isEqualTo(attribute);
            assertThat(e.rule()).isEqualTo(rule);
        });
    }

    private static void assertOutside(PatientGrid grid, String attribute, String rule) {
        assertOutside(TestingSourceHeader.chestCt(), grid, attribute, rule);
    }

    /** The grid with its slices along another direction of the patient. */
    private static PatientGrid slicesAlong(Vector3 x, Vector3 y, Vector3 z) {
        return new PatientGrid(6, 5, 4, GRID.originMm(), x, y, z, GRID.spacingMm());
    }

    private static PatientGrid tilted(double degrees) {
        double c = Math.cos(Math.toRadians(degrees));
        double s = Math.sin(Math.toRadians(degrees));
        return slicesAlong(new Vector3(1, 0, 0), new Vector3(0, c, s), new Vector3(0, -s, c));
    }

    @Test
    void whatTheModelWasMadeFor_isAdmittedWithoutRemark() {
        assertThat(assess(GRID)).isEmpty();
    }

    @Test
    void perfusionInACtObject_isRefused() {
        CodedConcept flow = new CodedConcept("ml/100ml/s", "UCUM", "blood flow");
        Volume volume = TestingVolume.of(
                TestingSourceHeader.chestCt(), GRID, new short[Math.toIntExact(GRID.voxelCount())], flow);

        assertThatThrownBy(() -> new QualityGate().assess(volume, CHEST_CT))
                .isInstanceOfSatisfying(
                        DiagnosisException.class, e -> assertThat(e.attribute()).hasValue("RescaleType (0028,1054)"));
    }

    @Test
    void otherModality_isRefused() {
        assertOutside(
                TestingSourceHeader.of("MR", Optional.of("CHEST"), "MONOCHROME2"),
                GRID,
                "Modality (0008,0060)",
                "the model accepts CT");
    }

    @Test
    void otherBodyPart_isRefused() {
        assertOutside(
                TestingSourceHeader.of("CT", Optional.of("HEAD"), "MONOCHROME2"),
                GRID,
                "BodyPartExamined (0018,0015)",
                "the model accepts CHEST, LUNG");
    }

    @Test
    void absentBodyPart_isALimitation() {
        assertThat(assess(TestingSourceHeader.of("CT", Optional.empty(), "MONOCHROME2"), GRID))
                .containsExactly(new Limitation(
                        LimitationKind.BODY_PART_NOT_STATED.concept(), "BodyPartExamined (0018,0015) is absent"));
    }

    @Test
    void otherPhotometricInterpretation_isRefused() {
        assertOutside(
                TestingSourceHeader.of("CT", Optional.of("CHEST"), "MONOCHROME1"),
                GRID,
                "PhotometricInterpretation (0028,0004)",
                "the model accepts MONOCHROME2");
    }

    @Test
    void otherPlane_isRefused() {
        assertOutside(
                slicesAlong(new Vector3(1, 0, 0), new Vector3(0, 0, -1), new Vector3(0, 1, 0)),
                "ImageOrientationPatient (0020,0037)",
                "the model accepts axial slices");
    }

    @Test
    void tilt_isAcceptedUpTo20Degrees() {
        assertThat(assess(tilted(19.9))).isEmpty();
        assertOutside(tilted(20.1), "ImageOrientationPatient (0020,0037)", "the model accepts axial slices");
    }

    @Test
    void slicesFromHeadToFoot_areAxialToo() {
        assertThat(assess(slicesAlong(new Vector3(1, 0, 0), new Vector3(0, -1, 0), new Vector3(0, 0, -1))))
                .isEmpty();
    }

    @Test
    void coronalModel_acceptsCoronalSlicesOnly() {
        IntendedUse coronal = new IntendedUse(
                Set.of("CT"),
                Set.of("CHEST"),
                Set.of("MONOCHROME2"),
                Plane.CORONAL,
                new Range(0.4, 1),
                new Range(0.5, 3.5),
                3);
        PatientGrid grid = slicesAlong(new Vector3(1, 0, 0), new Vector3(0, 0, -1), new Vector3(0, 1, 0));

        assertThat(new QualityGate().assess(TestingVolume.of(grid, (i, j, k) -> 0), coronal))
                .isEmpty();
        assertThatThrownBy(() -> new QualityGate().assess(TestingVolume.of(GRID, (i, j, k) -> 0), coronal))
                .hasMessageContaining("coronal");
    }

    @Test
    void spacingBeyondTheRange_isRefusedWithTheFigure() {
        assertOutside(
                TestingVolume.upright(6, 5, 4, new Vector3(0.7, 1.1, 2)),
                "PixelSpacing (0028,0030)",
                "the model accepts 0.400 to 1.000 mm; this series has 1.100 mm");
        assertOutside(
                TestingVolume.upright(6, 5, 4, new Vector3(0.3, 0.7, 2)),
                "PixelSpacing (0028,0030)",
                "the model accepts 0.400 to 1.000 mm; this series has 0.300 mm");
        assertOutside(
                TestingVolume.upright(6, 5, 4, new Vector3(0.7, 0.7, 5)),
                "ImagePositionPatient (0020,0032)",
                "the model accepts 0.500 to 3.500 mm; this series has 5.000 mm");
    }

    @Test
    void spacingNearTheEndOfTheRange_isALimitation() {
        assertThat(assess(TestingVolume.upright(6, 5, 4, new Vector3(0.7, 0.96, 3.3))))
                .containsExactly(
                        new Limitation(
                                LimitationKind.PIXEL_SPACING_NEAR_LIMIT.concept(),
                                "0.400 to 1.000 mm; this series has 0.960 mm"),
                        new Limitation(
                                LimitationKind.SLICE_SPACING_NEAR_LIMIT.concept(),
                                "0.500 to 3.500 mm; this series has 3.300 mm"));
    }

    @Test
    void fewSlices_areRefused() {
        assertOutside(
                TestingVolume.upright(6, 5, 2, GRID.spacingMm()),
                "",
                "the model accepts series of at least 3 slices; this one has 2");
    }

    @Test
    void terms_fitIntoReports() {
        for (LimitationKind kind : LimitationKind.values()) {
            assertThat(kind.concept().value()).hasSizeLessThanOrEqualTo(16);
            assertThat(kind.concept().scheme()).isEqualTo("99SECONDREAD");
        }
    }
}
