package org.secondread.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secondread.cli.testing.Needs;
import org.secondread.cli.testing.OutsideProgram;
import org.secondread.cli.testing.RealSeries;
import org.secondread.phantoms.series.InstanceNumbering;
import org.secondread.phantoms.series.PhantomSeries;
import org.secondread.phantoms.series.SeriesOptions;
import org.secondread.phantoms.series.SeriesWriter;
import org.secondread.phantoms.space.Orientation;
import org.secondread.phantoms.space.SeriesGeometry;

/** The volume of {@code inspect --nifti} against SimpleITK's, voxel by voxel and corner by corner. */
class InspectParityTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"chest-ct-lungfcp", "lidc-idri-0001", "lidc-idri-0002"})
    @Tag("needs-data")
    @Tag("needs-python")
    void realChest(String name) throws Exception {
        String python = Needs.python();

        assertSameVolume(python, imageFolder(RealSeries.unpack(name, folder)));
    }

    static Stream<Arguments> orientations() {
        return Stream.of(
                Arguments.of("axial", Orientation.AXIAL),
                Arguments.of("axial, rows reversed", Orientation.AXIAL_LEFT_RIGHT_FLIPPED),
                Arguments.of("axial, prone", Orientation.AXIAL_PRONE),
                Arguments.of("coronal", Orientation.CORONAL),
                Arguments.of("sagittal", Orientation.SAGITTAL),
                Arguments.of("oblique", Orientation.AXIAL.turned(17, -8, 31)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("orientations")
    @Tag("needs-python")
    void phantomOfAnyOrientation(String name, Orientation orientation) throws Exception {
        String python = Needs.python();
        Path series = folder.resolve("series");
        SeriesWriter.write(
                PhantomSeries.ramp(SeriesGeometry.small().withOrientation(orientation)),
                SeriesOptions.ct(9).withShuffledFiles().withNumbering(InstanceNumbering.RANDOM),
                series);

        assertSameVolume(python, series);
    }

    /** Its slices stand 7.38, 4.22 and 1.14 mm apart along a tilted axis: no regular grid is near. */
    @Test
    @Tag("needs-data")
    void tiltedHead_isRefusedWithTheReason() throws Exception {
        CommandRun run = CommandRun.of(
                "inspect", RealSeries.unpack("head-ct-gantry-tilt", folder).toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).startsWith("refused: IRREGULAR_SPACING: ImagePositionPatient (0020,0032)");
        assertThat(run.out()).isEmpty();
    }

    @Test
    @Tag("needs-data")
    void slightlyIrregularBrain_isReadWithARemark() {
        CommandRun run =
                CommandRun.of("inspect", Needs.data().resolve("brain-mr-ge").toString());

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains(
                        "no holes: 20 slices on a regular grid",
                        "slices lie beside their place on a regular grid, within the tolerance");
    }

    private void assertSameVolume(String python, Path series) throws Exception {
        Path nifti = folder.resolve("volume.nii");
        CommandRun inspected = CommandRun.of("inspect", series.toString(), "--nifti", nifti.toString());
        assertThat(inspected.exitCode()).as(inspected.err()).isZero();

        OutsideProgram compared =
                OutsideProgram.run(python, "src/test/python/compare_with_itk.py", series.toString(), nifti.toString());

        assertThat(compared.exitCode()).as(compared.output()).isZero();
    }

    /** The one folder of an archive that holds images. */
    private static Path imageFolder(Path unpacked) throws Exception {
        try (Stream<Path> files = Files.walk(unpacked)) {
            return files.filter(file -> file.toString().endsWith(".dcm"))
                    .map(Path::getParent)
                    .findFirst()
                    .orElseThrow();
        }
    }
}
