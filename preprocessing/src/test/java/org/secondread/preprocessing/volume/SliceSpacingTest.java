package org.secondread.preprocessing.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.phantoms.fault.SliceFaults;
import org.secondread.phantoms.series.Instance;
import org.secondread.phantoms.space.Orientation;
import org.secondread.phantoms.space.SeriesGeometry;
import org.secondread.preprocessing.dicom.Deviation;
import org.secondread.preprocessing.dicom.ToleratedDeviation;
import org.secondread.preprocessing.testing.TestingSeries;

/** The series has 11 slices, 2.5 mm apart: the tolerance is 0.1 mm, more than 2 % of the step. */
class SliceSpacingTest {
    @TempDir
    Path folder;

    /** Nine gaps of 2.5 mm and one of 2.7 mm: the step is 25.2 / 10, so that both ends stay in place. */
    @Test
    void stepIsTakenBetweenTheEnds() {
        Volume volume = assemble(SliceFaults.shiftAlongNormal(TestingSeries.ct(), 10, 0.09));

        assertThat(volume.grid().spacingMm().z()).isCloseTo(2.509, within(1e-9));
        assertThat(volume.grid().toPatient(0, 0, 10).z()).isCloseTo(-47.75 + 25.09, within(1e-9));
    }

    @Test
    void aSliceWithinTheTolerance_isReported() {
        Volume volume = assemble(SliceFaults.shiftAlongNormal(TestingSeries.ct(), 4, 0.09));

        assertThat(volume.deviations())
                .containsExactly(new Deviation(
                        ToleratedDeviation.POSITIONS_OFF_GRID,
                        11,
                        "at most 0.090 mm along the normal and 0.000 mm across it; step 2.500 mm, tolerance 0.100 mm"));
    }

    @Test
    void aSliceBeyondTheTolerance_isIrregular() {
        assertRefused(
                SliceFaults.shiftAlongNormal(TestingSeries.ct(), 4, 0.11),
                ErrorCode.IRREGULAR_SPACING,
                "instance number 5 lies 0.11 mm beside its place on a grid of 2.500 mm; slices are 2.39 to 2.61 mm apart");
    }

    /** 2 % of 7.5 mm are 0.15 mm. */
    @Test
    void theToleranceGrowsWithTheStep() {
        SeriesGeometry wide = SeriesGeometry.axial(23, 17, 11, 0.7, 0.9, 7.5);

        assertThat(assemble(SliceFaults.shiftAlongNormal(TestingSeries.ct(wide), 4, 0.14))
                        .deviations())
                .hasSize(1);
        assertRefused(
                SliceFaults.shiftAlongNormal(TestingSeries.ct(wide), 4, 0.16),
                ErrorCode.IRREGULAR_SPACING,
                "instance number 5 lies 0.16 mm");
    }

    @Test
    void aSliceAsideInItsPlane_isIrregular() {
        assertThat(assemble(SliceFaults.shiftInPlane(TestingSeries.ct(), 4, 0.09))
                        .deviations())
                .hasSize(1);
        assertRefused(
                SliceFaults.shiftInPlane(TestingSeries.ct(), 4, 0.2),
                ErrorCode.IRREGULAR_SPACING,
                "instance number 5 lies 0.20 mm beside the axis of the stack");
    }

    @Test
    void missingSlices_areCountedAndPlaced() {
        List<Instance> slices = new ArrayList<>(TestingSeries.ct());
        slices.remove(8);
        slices.subList(3, 5).clear();

        assertRefused(
                slices,
                ErrorCode.MISSING_SLICE,
                "slices are missing along the normal: 2 after instance number 3, 1 after instance number 8");
    }

    @Test
    void manyHoles_areNotAllNamed() {
        List<Instance> all = TestingSeries.ct(SeriesGeometry.axial(5, 7, 40, 0.7, 0.9, 2.5));
        List<Instance> slices = IntStream.range(0, 40)
                .filter(k -> k % 4 != 2)
                .mapToObj(all::get)
                .toList();

        assertRefused(slices, ErrorCode.MISSING_SLICE, "1 after instance number 18 and in other places");
    }

    /** The tolerance of 0.1 mm would hide a hole in a stack of 0.15 mm steps; holes are looked for first. */
    @Test
    void aHoleSmallerThanTheTolerance_isStillAHole() {
        List<Instance> fine = TestingSeries.ct(SeriesGeometry.axial(5, 7, 11, 0.02, 0.03, 0.15));

        assertRefused(SliceFaults.without(fine, 5), ErrorCode.MISSING_SLICE, "1 after instance number 5");
    }

    @Test
    void aTiltedGantry_isNamedWithItsAngle() {
        double radians = Math.toRadians(18.5);
        List<Instance> tilted = TestingSeries.changed(
                TestingSeries.ct(),
                dataset -> dataset.setString(
                        Tag.ImageOrientationPatient,
                        VR.DS,
                        "1",
                        "0",
                        "0",
                        "0",
                        String.format(Locale.ROOT, "%.10f", Math.cos(radians)),
                        String.format(Locale.ROOT, "%.10f", -Math.sin(radians))));

        assertRefused(
                tilted,
                ErrorCode.IRREGULAR_SPACING,
                "the stack is sheared by 18.5 degrees, as by a tilted gantry; slices are 2.37 to 2.37 mm apart");
    }

    /** Over 25 mm a shear of 0.2 degrees moves the last slice by 0.09 mm. */
    @Test
    void aTiltWithinTheTolerance_isReported() {
        List<Instance> slices = new ArrayList<>();
        for (int k = 0; k < 11; k++) {
            slices.add(
                    SliceFaults.shiftInPlane(TestingSeries.ct(), k, 0.009 * k).get(k));
        }

        assertThat(assemble(slices).deviations()).singleElement().satisfies(deviation -> assertThat(deviation.detail())
                .contains("0.090 mm across it"));
    }

    @Test
    void twoInstancesAtOnePlace_areNamed() {
        List<Instance> slices = new ArrayList<>(TestingSeries.ct());
        slices.add(slices.get(6).with(dataset -> {
            dataset.setString(Tag.SOPInstanceUID, VR.UI, "2.25.9");
            dataset.setString(Tag.InstanceNumber, VR.IS, "99");
        }));

        assertThatThrownBy(() -> assemble(slices)).isInstanceOfSatisfying(DiagnosisException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.DUPLICATE_INSTANCE);
            assertThat(e.rule()).contains("instance number 7", "instance number 99", "at the same place");
        });
    }

    @Test
    void obliqueStacks_areMeasuredAlongTheirNormal() {
        SeriesGeometry oblique = SeriesGeometry.small().withOrientation(Orientation.CORONAL.turned(10, 20, 30));

        Volume volume = assemble(TestingSeries.ct(oblique));

        assertThat(volume.grid().spacingMm().z()).isCloseTo(2.5, within(1e-6));
        assertThat(volume.deviations()).isEmpty();
    }

    private Volume assemble(List<Instance> slices) {
        List<Instance> numbered = IntStream.range(0, slices.size())
                .mapToObj(n -> slices.get(n).withFileName("file-" + n))
                .toList();
        return TestingSeries.assemble(TestingSeries.write(numbered, folder));
    }

    private void assertRefused(List<Instance> slices, ErrorCode code, String rule) {
        assertThatThrownBy(() -> assemble(slices)).isInstanceOfSatisfying(DiagnosisException.class, e -> {
            assertThat(e.code()).isEqualTo(code);
            assertThat(e.attribute()).hasValue("ImagePositionPatient (0020,0032)");
            assertThat(e.rule()).contains(rule);
        });
    }
}
