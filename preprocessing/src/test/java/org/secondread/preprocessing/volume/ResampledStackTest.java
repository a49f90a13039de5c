package org.secondread.preprocessing.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.domain.PatientGrid;
import org.secondread.domain.SourceFrame;
import org.secondread.domain.Vector3;
import org.secondread.phantoms.series.ImageNoise;
import org.secondread.phantoms.series.Instance;
import org.secondread.phantoms.series.InstanceComposer;
import org.secondread.phantoms.series.PhantomSeries;
import org.secondread.phantoms.series.SeriesOptions;
import org.secondread.phantoms.space.LinearPhantom;
import org.secondread.phantoms.space.MarkerPhantom;
import org.secondread.phantoms.space.Orientation;
import org.secondread.phantoms.space.Phantom;
import org.secondread.phantoms.space.SeriesGeometry;
import org.secondread.preprocessing.dicom.Deviation;
import org.secondread.preprocessing.dicom.ToleratedDeviation;
import org.secondread.preprocessing.testing.TestingRequest;
import org.secondread.preprocessing.testing.TestingSeries;

/**
 * A tilted gantry: planes turned about the patient's x axis while the table moves along z. Each slice is composed on a grid of
 * its own, so what every pixel shows is known by construction.
 */
class ResampledStackTest {
    private static final double AIR = -1000;

    /** 40 mm × 36 mm × 30 mm around the origin of patient space. */
    private static final int SLICES = 16;

    @TempDir
    Path folder;

    /** Linear interpolation is exact on a ramp: each voxel within the slices has the value of its place. */
    @ParameterizedTest
    @ValueSource(doubles = {-25, -8, 5, 18.5})
    void aTiltedRamp_isRightAtEveryVoxel(double degrees) {
        Volume volume = assemble(tilted(LinearPhantom.CT, degrees, 2), AssemblyPolicy.SHEAR_CORRECTED);

        PatientGrid grid = volume.grid();
        int inside = 0;
        for (int k = 0; k < grid.sizeZ(); k++) {
            for (int j = 0; j < grid.sizeY(); j++) {
                for (int i = 0; i < grid.sizeX(); i++) {
                    Vector3 at = grid.toPatient(i, j, k);
                    double value = volume.valueAt(i, j, k);
                    if (value != AIR) {
                        inside++;
                        assertThat(value).isCloseTo(LinearPhantom.CT.valueAt(at.x(), at.y(), at.z()), within(1.01));
                    }
                }
            }
        }
        assertThat(inside).isGreaterThan((int) (0.95 * 41 * 44 * SLICES));
    }

    @Test
    void aBall_liesWhereItIs() {
        Vector3 centre = new Vector3(4.2, -5.3, 3.1);
        Phantom ball = new MarkerPhantom(
                -900,
                List.of(new MarkerPhantom.Marker(new org.secondread.phantoms.space.Vector3(4.2, -5.3, 3.1), 7, 100)));

        Volume volume = assemble(tilted(ball, 18.5, 1), AssemblyPolicy.SHEAR_CORRECTED);

        Vector3 found = centroid(volume, -400);
        Vector3 offset = volume.grid().toIndex(found).minus(volume.grid().toIndex(centre));
        assertThat(Math.abs(offset.x())).isLessThan(0.5);
        assertThat(Math.abs(offset.y())).isLessThan(0.5);
        assertThat(Math.abs(offset.z())).isLessThan(0.5);
    }

    @Test
    void theDeviation_statesAngleAndMovement() {
        Volume volume = assemble(tilted(LinearPhantom.CT, 18.5, 2), AssemblyPolicy.SHEAR_CORRECTED);

        assertThat(volume.deviations())
                .containsExactly(new Deviation(
                        ToleratedDeviation.SHEAR_CORRECTED,
                        SLICES,
                        "18.5 degrees; slices moved by up to 10.0 mm within their planes, linear interpolation"));
        assertThat(volume.isResampled()).isTrue();
    }

    /** The pixel that a voxel came from lies at the voxel's place in the patient. */
    @Test
    void shifts_leadToTheSourceImage() {
        List<Instance> slices = tilted(LinearPhantom.CT, 10, 2);

        Volume volume = assemble(slices, AssemblyPolicy.SHEAR_CORRECTED);

        for (int k = 0; k < SLICES; k++) {
            double[] position = slices.get(k).dataset().getDoubles(Tag.ImagePositionPatient);
            Volume.ImageShift shift = volume.shift(k);
            Vector3 first = volume.grid().toPatient(-shift.columns(), -shift.rows(), k);
            assertThat(first.distanceTo(new Vector3(position[0], position[1], position[2])))
                    .isLessThan(1e-6);
        }
    }

    @Test
    void withoutThePolicy_aTiltIsRefused() {
        assertRefused(tilted(LinearPhantom.CT, 5, 2), AssemblyPolicy.REGULAR_GRID, "sheared by 5.0 degrees");
    }

    @Test
    void aTiltedStackWithAHole_isRefusedUnderAnyPolicy() {
        List<Instance> slices = new java.util.ArrayList<>(tilted(LinearPhantom.CT, 12, 2));
        slices.remove(6);

        assertThatThrownBy(() -> assemble(slices, AssemblyPolicy.RESAMPLED))
                .isInstanceOfSatisfying(
                        DiagnosisException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MISSING_SLICE));
    }

    /** Steps of 1.6, 2 and 2.4 mm between slices that are 2 mm thick. */
    @Test
    void unevenSlices_areEvenedOut() {
        List<Instance> slices = uneven(new double[] {1.6, 2, 2.4, 2, 2, 1.6, 2.4, 2, 2, 2});
        assertRefused(slices, AssemblyPolicy.SHEAR_CORRECTED, "beside its place on a grid of 2.000 mm");

        Volume volume = assemble(slices, AssemblyPolicy.RESAMPLED);

        assertThat(volume.grid().sizeZ()).isEqualTo(11);
        assertThat(volume.grid().spacingMm().z()).isCloseTo(2, within(1e-9));
        for (int k = 0; k < 11; k++) {
            Vector3 at = volume.grid().toPatient(3, 4, k);
            assertThat((double) volume.valueAt(3, 4, k))
                    .isCloseTo(LinearPhantom.CT.valueAt(at.x(), at.y(), at.z()), within(1.01));
        }
        assertThat(volume.frames().stream().map(SourceFrame::instanceNumber).distinct())
                .hasSize(11);
        assertThat(volume.deviations()).singleElement().satisfies(deviation -> assertThat(deviation.detail())
                .isEqualTo("1.60 to 2.40 mm apart, now 2.000 mm; linear interpolation between neighbours"));
    }

    @Test
    void betweenSlicesFartherApartThanTheyAreThick_nothingIsInvented() {
        assertRefused(
                uneven(new double[] {2, 2, 2, 2, 2, 2, 3.3, 2, 2, 2}),
                AssemblyPolicy.RESAMPLED,
                "are 3.30 mm apart, but only 2.00 mm thick");
    }

    /** What is not padding is interpolated; what padding has part in is padding. */
    @Test
    void padding_isNotMixedIn() {
        List<Instance> slices = TestingSeries.changed(
                tilted(LinearPhantom.CT, 10, 2), dataset -> dataset.setInt(Tag.PixelPaddingValue, VR.US, 4000));

        Volume volume = assemble(slices, AssemblyPolicy.SHEAR_CORRECTED);

        assertThat(volume.storedAt(0, 0, 0) == 4000
                        || volume.storedAt(0, volume.grid().sizeY() - 1, 0) == 4000)
                .isTrue();
    }

    private static List<Instance> tilted(Phantom phantom, double degrees, double stepMm) {
        Orientation orientation = Orientation.AXIAL.turned(degrees, 0, 0);
        double table = stepMm / Math.cos(Math.toRadians(degrees));
        int slices = SLICES * (int) Math.round(2 / stepMm);
        return IntStream.range(0, slices)
                .mapToObj(k -> slice(phantom, orientation, k, (k - (slices - 1) / 2.0) * table, stepMm))
                .toList();
    }

    private static List<Instance> uneven(double[] gapsMm) {
        return IntStream.rangeClosed(0, gapsMm.length)
                .mapToObj(k -> slice(
                        LinearPhantom.CT,
                        Orientation.AXIAL,
                        k,
                        IntStream.range(0, k).mapToDouble(n -> gapsMm[n]).sum(),
                        2))
                .toList();
    }

    private static Instance slice(Phantom phantom, Orientation orientation, int k, double zMm, double thicknessMm) {
        SeriesGeometry geometry = SeriesGeometry.axial(41, 44, 1, 1, 0.8, thicknessMm)
                .withOrientation(orientation)
                .centredAt(new org.secondread.phantoms.space.Vector3(0.3, -0.4, zMm));
        PhantomSeries series = new PhantomSeries(phantom, geometry, ImageNoise.NONE);
        Instance instance =
                InstanceComposer.composeAll(series, SeriesOptions.ct(5)).get(0);
        return instance.withFileName("slice-" + k).with(dataset -> {
            dataset.setString(Tag.SOPInstanceUID, VR.UI, String.format(Locale.ROOT, "2.25.1%03d", k));
            dataset.setString(Tag.InstanceNumber, VR.IS, Integer.toString(k + 1));
        });
    }

    private static Vector3 centroid(Volume volume, double above) {
        Vector3 sum = new Vector3(0, 0, 0);
        int count = 0;
        PatientGrid grid = volume.grid();
        for (int k = 0; k < grid.sizeZ(); k++) {
            for (int j = 0; j < grid.sizeY(); j++) {
                for (int i = 0; i < grid.sizeX(); i++) {
                    if (volume.valueAt(i, j, k) > above) {
                        sum = sum.plus(grid.toPatient(i, j, k));
                        count++;
                    }
                }
            }
        }
        assertThat(count).isGreaterThan(500);
        return sum.times(1.0 / count);
    }

    private void assertRefused(List<Instance> slices, AssemblyPolicy policy, String rule) {
        assertThatThrownBy(() -> assemble(slices, policy)).isInstanceOfSatisfying(DiagnosisException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.IRREGULAR_SPACING);
            assertThat(e.rule()).contains(rule);
        });
    }

    private Volume assemble(List<Instance> slices, AssemblyPolicy policy) {
        return new VolumeAssembler(TestingSeries.cpus())
                .assemble(TestingSeries.read(TestingSeries.write(slices, folder)), policy, TestingRequest.alive())
                .principal();
    }
}
