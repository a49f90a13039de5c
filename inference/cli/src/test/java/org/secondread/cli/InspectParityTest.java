package org.secondread.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.dcm4che3.data.VR;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secondread.cli.testing.Needs;
import org.secondread.cli.testing.OutsideProgram;
import org.secondread.cli.testing.RealSeries;
import org.secondread.phantoms.series.Instance;
import org.secondread.phantoms.series.InstanceComposer;
import org.secondread.phantoms.series.InstanceNumbering;
import org.secondread.phantoms.series.PhantomSeries;
import org.secondread.phantoms.series.PixelEncoding;
import org.secondread.phantoms.series.SeriesFile;
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

    private static final List<Orientation> ORIENTATIONS = List.of(
            Orientation.AXIAL,
            Orientation.AXIAL_LEFT_RIGHT_FLIPPED,
            Orientation.AXIAL_UPSIDE_DOWN,
            Orientation.AXIAL_PRONE,
            Orientation.CORONAL,
            Orientation.SAGITTAL,
            Orientation.AXIAL.turned(17, -8, 31),
            Orientation.CORONAL.turned(-5, 12, 3),
            Orientation.SAGITTAL.turned(9, 4, -21),
            Orientation.AXIAL.turned(0.4, -0.3, 0.2));

    /** Pixels wider than high, higher than wide, and a thin and a thick step. */
    private static final List<double[]> SPACINGS =
            List.of(new double[] {0.7, 0.9, 2.5}, new double[] {1.3, 0.61, 0.4}, new double[] {0.976562, 0.976562, 7});

    private static final List<PixelEncoding> PIXELS = List.of(
            PixelEncoding.CT_12_BIT,
            PixelEncoding.CT_16_BIT_SIGNED,
            PixelEncoding.signed(13).withRescale(1, 0),
            PixelEncoding.unsigned(16).withRescale(1, -1000),
            PixelEncoding.unsigned(12).withRescale(2, -1024));

    /** Orientation × spacing, with sign, rescale, gaps and the order of files and numbers going round; one run of the reader. */
    @Test
    @Tag("needs-python")
    void thirtyPhantoms() throws Exception {
        List<String> command = new ArrayList<>(List.of(Needs.python(), "src/test/python/compare_with_itk.py"));
        for (int n = 0; n < 30; n++) {
            double[] spacing = SPACINGS.get(n / 10);
            SeriesGeometry geometry = SeriesGeometry.axial(23, 17, 11, spacing[0], spacing[1], spacing[2])
                    .withSliceThickness(spacing[2] * (n % 2 == 0 ? 1 : 0.8))
                    .withOrientation(ORIENTATIONS.get(n % 10));
            SeriesOptions options = SeriesOptions.ct(9 + n)
                    .withPixels(PIXELS.get((n + n / 10) % PIXELS.size()))
                    .withNumbering(InstanceNumbering.values()[n % 3]);
            Path series = folder.resolve("series-" + n);
            SeriesWriter.write(
                    PhantomSeries.ramp(geometry), n % 4 == 0 ? options : options.withShuffledFiles(), series);
            Path nifti = folder.resolve("volume-" + n + ".nii");
            CommandRun inspected = CommandRun.of("inspect", series.toString(), "--nifti", nifti.toString());
            assertThat(inspected.exitCode()).as(inspected.err()).isZero();
            command.addAll(List.of(series.toString(), nifti.toString()));
        }

        OutsideProgram compared = OutsideProgram.run(command.toArray(String[]::new));

        assertThat(compared.exitCode()).as(compared.output()).isZero();
        assertThat(compared.output().lines().filter(line -> line.contains("voxels that differ 0,")))
                .hasSize(30);
    }

    /** Three echoes at each place: the first under the given name, the others numbered. */
    @Test
    void severalVolumes_areAllDescribedAndWritten() throws Exception {
        Path series = folder.resolve("series");
        for (int echo = 1; echo <= 3; echo++) {
            String time = Integer.toString(10 * echo);
            List<SeriesFile> files = new ArrayList<>();
            for (Instance slice : InstanceComposer.composeAll(PhantomSeries.ramp(), SeriesOptions.mr(3))) {
                files.add(slice.withFileName("echo-" + time + "-" + slice.fileName())
                        .with(dataset -> {
                            dataset.setString(org.dcm4che3.data.Tag.EchoTime, VR.DS, time);
                            dataset.setString(
                                    org.dcm4che3.data.Tag.SOPInstanceUID,
                                    VR.UI,
                                    dataset.getString(org.dcm4che3.data.Tag.SOPInstanceUID) + "." + time);
                        })
                        .toFile());
            }
            SeriesFile.writeAll(files, series);
        }
        Path nifti = folder.resolve("echo.nii.gz");

        CommandRun run = CommandRun.of("inspect", series.toString(), "--json", "--nifti", nifti.toString());

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("\"volumes\"", "one of 3, by EchoTime (0018,0081) 30");
        assertThat(folder.resolve("echo-2.nii.gz")).exists();
        assertThat(folder.resolve("echo-3.nii.gz")).exists();
        assertThat(folder.resolve("echo-4.nii.gz")).doesNotExist();
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
