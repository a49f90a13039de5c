package org.secondread.preprocessing.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.domain.PatientGrid;
import org.secondread.domain.Vector3;
import org.secondread.preprocessing.dicom.CheckedSeries;
import org.secondread.preprocessing.dicom.InputLimits;
import org.secondread.preprocessing.dicom.SeriesFiles;
import org.secondread.preprocessing.dicom.SeriesFinder;
import org.secondread.preprocessing.dicom.ToleratedDeviation;
import org.secondread.preprocessing.testing.RealImages;
import org.secondread.preprocessing.testing.TestingRequest;
import org.secondread.preprocessing.testing.TestingSeries;

/** Real scanners' series. Values were read once with another reader and stand here as constants. */
@Tag("needs-data")
class RealSeriesTest {
    @TempDir
    Path scratch;

    @Test
    void chestCt_isARegularVolume() {
        SeriesInspection inspection = inspect("chest-ct-lungfcp");

        PatientGrid grid = inspection.grid();
        assertThat(List.of(grid.sizeX(), grid.sizeY(), grid.sizeZ())).containsExactly(512, 512, 98);
        assertThat(grid.spacingMm()).isEqualTo(new Vector3(0.759765625, 0.759765625, 1));
        assertThat(grid.originMm()).isEqualTo(new Vector3(-189.1201171875, -364.1201171875, -5.5));
        assertThat(inspection.values().min()).isEqualTo(-1024);
        assertThat(inspection.values().max()).isEqualTo(3071);
        assertThat(inspection.values().mean()).isCloseTo(-546.749, within(0.001));
        assertThat(inspection.sliceThicknessMm()).hasValue(2);
        assertThat(inspection.deviations()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"lidc-idri-0001,133,0.703125,2.5,-340,69", "lidc-idri-0002,261,0.681641,1.25,-334.5,71"})
    void lidc_isARegularVolume(String name, int slices, double pixelMm, double stepMm, double firstMm, int annotation) {
        SeriesInspection inspection = inspect(name);

        assertThat(inspection.grid().sizeZ()).isEqualTo(slices);
        assertThat(inspection.grid().spacingMm()).isEqualTo(new Vector3(pixelMm, pixelMm, stepMm));
        assertThat(inspection.grid().originMm().z()).isEqualTo(firstMm);
        assertThat(inspection.missingInstanceNumbers()).isZero();
        assertThat(inspection.deviations()).isEmpty();
        assertThat(inspection.leftOut()).singleElement().satisfies(file -> assertThat(file.name())
                .endsWith("0" + annotation + ".xml"));
    }

    /** Padding of −2000 around the reconstruction circle stays in the volume and out of the second statistics. */
    @Test
    void lidc2_hasPadding() {
        SeriesInspection inspection = inspect("lidc-idri-0002");

        assertThat(inspection.values().min()).isEqualTo(-3024);
        assertThat(inspection.valuesWithoutPadding())
                .hasValueSatisfying(values -> assertThat(values.min()).isEqualTo(-1024));
    }

    @Test
    void headCtWithTiltedGantry_isRefusedWithItsAngle() {
        CheckedSeries series = TestingSeries.read(find("head-ct-gantry-tilt"));

        assertThatThrownBy(() -> TestingSeries.assemble(series)).isInstanceOfSatisfying(DiagnosisException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.IRREGULAR_SPACING);
            assertThat(e.rule())
                    .isEqualTo("the stack is sheared by 18.5 degrees, as by a tilted gantry;"
                            + " slices are 1.08 to 7.00 mm apart");
        });
    }

    /** Fourteen slices of 4 mm and fourteen of 7 mm, 1.08 mm apart in the middle; the first row moves 48.2 mm. */
    @Test
    void headCtWithTiltedGantry_isStraightenedWhereTheCardAllowsIt() {
        CheckedSeries series = TestingSeries.read(find("head-ct-gantry-tilt"));

        Assembly straightened = assemble(series, AssemblyPolicy.SHEAR_CORRECTED);
        Volume even = assemble(series, AssemblyPolicy.RESAMPLED).principal();

        assertThat(straightened.volumes())
                .extracting(volume -> volume.grid().sizeZ())
                .containsExactly(14, 14);
        assertThat(straightened.volumes())
                .extracting(volume -> Math.rint(volume.grid().spacingMm().z() * 1000) / 1000)
                .containsExactlyInAnyOrder(4.002, 6.999);
        assertThat(even.grid().sizeX()).isEqualTo(512);
        assertThat(even.grid().sizeY()).isEqualTo(512 + 99);
        assertThat(even.grid().sizeZ()).isEqualTo(37);
        assertThat(even.grid().spacingMm().z()).isCloseTo(4.002, within(0.01));
        assertThat(even.deviations())
                .extracting(deviation -> deviation.kind())
                .containsSubsequence(ToleratedDeviation.SHEAR_CORRECTED, ToleratedDeviation.SPACING_RESAMPLED);
    }

    private static Assembly assemble(CheckedSeries series, AssemblyPolicy policy) {
        return new VolumeAssembler(TestingSeries.cpus()).assemble(series, policy, TestingRequest.alive());
    }

    /** Distances of 6.96 to 7.07 mm: at most 0.071 mm beside a grid of 7.0005 mm, within its tolerance of 0.14 mm. */
    @Test
    void brainMr_isRegularWithinTheTolerance() {
        SeriesInspection inspection = inspect("brain-mr-ge");

        assertThat(inspection.grid().spacingMm().z()).isCloseTo(7.000524, within(1e-6));
        assertThat(inspection.grid().zDirection().z()).isCloseTo(0.99096, within(1e-6));
        assertThat(inspection.unit().value()).isEqualTo("1");
        assertThat(inspection.deviations())
                .extracting(deviation -> deviation.kind())
                .containsExactly(
                        ToleratedDeviation.TRAILING_BYTES,
                        ToleratedDeviation.POSITIONS_OFF_GRID,
                        ToleratedDeviation.SPACING_CONTRADICTED);
        assertThat(inspection.deviations().get(1).detail())
                .isEqualTo(
                        "at most 0.071 mm along the normal and 0.086 mm across it; step 7.001 mm, tolerance 0.140 mm");
    }

    /** Every syntax and object class, and much that is broken: each file becomes a volume or is refused by a code. */
    @ParameterizedTest
    @ValueSource(strings = {"codecs", "highdicom"})
    void anyFile_isReadOrRefusedByACode(String collection) throws IOException {
        try (Stream<Path> walk = Files.walk(RealImages.series(collection))) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
                    try {
                        TestingSeries.assemble(List.of(file));
                    } catch (DiagnosisException e) {
                        assertThat(e.code()).as(file.toString()).isNotEqualTo(ErrorCode.INTERNAL);
                    }
                });
            }
        }
    }

    /** One image in four native encodings: the stored values are those of the reference. */
    @ParameterizedTest
    @ValueSource(
            strings = {"MR_small_bigendian.dcm", "MR_small_expb.dcm", "MR_small_implicit.dcm", "MR_small_padded.dcm"})
    void oneImageInEveryNativeSyntax_hasTheSameVoxels(String name) {
        Path folder = RealImages.series("codecs").resolve("pydicom");
        Volume reference = TestingSeries.assemble(List.of(folder.resolve("MR_small.dcm")));

        Volume volume = TestingSeries.assemble(List.of(folder.resolve(name)));

        assertThat(volume.grid()).isEqualTo(reference.grid());
        for (int j = 0; j < 64; j++) {
            for (int i = 0; i < 64; i++) {
                assertThat(volume.storedAt(i, j, 0)).isEqualTo(reference.storedAt(i, j, 0));
            }
        }
    }

    private SeriesInspection inspect(String name) {
        CheckedSeries series = TestingSeries.read(find(name));
        return new SeriesInspector().inspect(series, TestingSeries.assemble(series));
    }

    private SeriesFiles find(String name) {
        return new SeriesFinder(InputLimits.DEFAULT).find(RealImages.series(name), scratch, TestingRequest.alive());
    }
}
