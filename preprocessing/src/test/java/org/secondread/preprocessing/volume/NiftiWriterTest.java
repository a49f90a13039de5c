package org.secondread.preprocessing.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.secondread.domain.SourceFrame;
import org.secondread.domain.Vector3;
import org.secondread.phantoms.series.Instance;
import org.secondread.phantoms.series.InstanceComposer;
import org.secondread.phantoms.series.PhantomSeries;
import org.secondread.phantoms.series.PixelEncoding;
import org.secondread.phantoms.series.SeriesOptions;
import org.secondread.phantoms.space.Orientation;
import org.secondread.phantoms.space.SeriesGeometry;
import org.secondread.preprocessing.dicom.Rescale;
import org.secondread.preprocessing.dicom.TestingSourceHeader;
import org.secondread.preprocessing.pixel.Samples;
import org.secondread.preprocessing.testing.TestingSeries;

class NiftiWriterTest {
    private static final short INT16 = 4;
    private static final short FLOAT32 = 16;
    private static final short UINT16 = 512;

    @TempDir
    Path folder;

    @Test
    void header_ofUnsignedVoxels() throws IOException {
        ByteBuffer file = written(TestingSeries.ct());

        assertThat(file.getInt(0)).isEqualTo(348);
        assertThat(shorts(file, 40, 8)).containsExactly(3, 23, 17, 11, 1, 1, 1, 1);
        assertThat(file.getShort(70)).isEqualTo(UINT16);
        assertThat(file.getShort(72)).isEqualTo((short) 16);
        assertThat(file.getFloat(80)).isEqualTo(0.7f);
        assertThat(file.getFloat(84)).isEqualTo(0.9f);
        assertThat(file.getFloat(88)).isEqualTo(2.5f);
        assertThat(file.getFloat(108)).isEqualTo(352);
        assertThat(file.getFloat(112)).isEqualTo(1);
        assertThat(file.getFloat(116)).isEqualTo(-1024);
        assertThat(file.get(123)).isEqualTo((byte) 2);
        assertThat(file.getInt(344)).isEqualTo(0x00312B6E);
        assertThat(file.capacity()).isEqualTo(352 + 23 * 17 * 11 * 2);
    }

    /** NIfTI's x grows to the right and its y to the front: both are LPS reversed. */
    @Test
    void matrix_isRas() throws IOException {
        SeriesGeometry geometry = SeriesGeometry.small().withOrientation(Orientation.CORONAL.turned(10, 20, 30));
        List<Instance> slices = TestingSeries.ct(geometry);
        Vector3 corner = assembled(slices).grid().toPatient(22, 16, 10);

        ByteBuffer file = written(slices);

        assertThat(shorts(file, 252, 2)).containsExactly(0, 1);
        assertThat(row(file, 280, 22, 16, 10)).isCloseTo(-corner.x(), within(1e-4));
        assertThat(row(file, 296, 22, 16, 10)).isCloseTo(-corner.y(), within(1e-4));
        assertThat(row(file, 312, 22, 16, 10)).isCloseTo(corner.z(), within(1e-4));
    }

    @Test
    void voxels_areTheStoredIntegers() throws IOException {
        Volume volume = assembled(TestingSeries.ct());

        ByteBuffer file = written(TestingSeries.ct());

        assertThat((double) (file.getShort(voxel(5, 7, 3, 2)) & 0xFFFF)).isEqualTo(volume.storedAt(5, 7, 3));
        assertThat((double) (file.getShort(voxel(22, 16, 10, 2)) & 0xFFFF)).isEqualTo(volume.storedAt(22, 16, 10));
    }

    @Test
    void signedVoxels_keepTheirSign() throws IOException {
        SeriesOptions options = SeriesOptions.ct(3).withPixels(PixelEncoding.CT_16_BIT_SIGNED);
        List<Instance> slices = InstanceComposer.composeAll(PhantomSeries.ramp(), options);

        ByteBuffer file = written(slices);

        assertThat(file.getShort(70)).isEqualTo(INT16);
        assertThat((double) file.getShort(voxel(5, 7, 3, 2)))
                .isEqualTo(assembled(slices).storedAt(5, 7, 3));
    }

    @Test
    void slicesOfUnlikeRescale_becomeFloatingPoint() throws IOException {
        List<Instance> slices = new ArrayList<>(TestingSeries.ct());
        slices.set(3, slices.get(3).with(dataset -> dataset.setString(Tag.RescaleSlope, VR.DS, "0.5")));

        ByteBuffer file = written(slices);

        assertThat(file.getShort(70)).isEqualTo(FLOAT32);
        assertThat(file.getFloat(112)).isEqualTo(1);
        assertThat(file.getFloat(116)).isEqualTo(0);
        assertThat(file.getFloat(voxel(5, 7, 3, 4))).isEqualTo(assembled(slices).valueAt(5, 7, 3));
    }

    @Test
    void theNameDecidesOnCompression() throws IOException {
        Volume volume = assembled(TestingSeries.ct());
        Path plain = folder.resolve("a.nii");
        Path packed = folder.resolve("a.nii.gz");

        new NiftiWriter().write(volume, plain);
        new NiftiWriter().write(volume, packed);

        try (InputStream in = new GZIPInputStream(Files.newInputStream(packed))) {
            assertThat(in.readAllBytes()).isEqualTo(Files.readAllBytes(plain));
        }
    }

    private Volume assembled(List<Instance> slices) {
        return TestingSeries.assemble(TestingSeries.write(slices, folder.resolve("series")));
    }

    private ByteBuffer written(List<Instance> slices) throws IOException {
        Path file = folder.resolve("volume.nii");
        new NiftiWriter().write(assembled(slices), file);
        return ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static int voxel(int i, int j, int k, int bytes) {
        return 352 + bytes * ((k * 17 + j) * 23 + i);
    }

    private static List<Integer> shorts(ByteBuffer file, int at, int count) {
        List<Integer> shorts = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            shorts.add((int) file.getShort(at + 2 * n));
        }
        return shorts;
    }

    private static double row(ByteBuffer file, int at, int i, int j, int k) {
        return file.getFloat(at) * i + file.getFloat(at + 4) * j + file.getFloat(at + 8) * k + file.getFloat(at + 12);
    }

    /** Type codes of nifti1.h, and a value that only the type itself holds. */
    static Stream<Arguments> wideTypes() {
        return Stream.of(
                Arguments.of(new Samples.Ints(new int[] {-2_000_000_001, 7}, true), 8, 4, -2_000_000_001.0),
                Arguments.of(new Samples.Ints(new int[] {(int) 4_000_000_001L, 7}, false), 768, 4, 4_000_000_001.0),
                Arguments.of(new Samples.Floats(new float[] {0.1f, 7}), 16, 4, (double) 0.1f),
                Arguments.of(new Samples.Doubles(new double[] {0.1, 7}), 64, 8, 0.1));
    }

    @ParameterizedTest
    @MethodSource("wideTypes")
    void wideVoxels_areWrittenInTheirOwnType(Samples stored, int code, int bytes, double first) throws Exception {
        Volume volume = new Volume(
                TestingSourceHeader.chestCt(),
                TestingVolume.upright(2, 1, 1, new Vector3(1, 1, 1)),
                List.of(new SourceFrame("1.2", "2.25.1", OptionalInt.empty(), OptionalInt.empty())),
                List.of(new Volume.LinearUnits(1, 0)),
                Rescale.NO_UNIT,
                stored);
        Path file = folder.resolve("wide.nii");

        new NiftiWriter().write(volume, file);

        ByteBuffer written = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(written.limit()).isEqualTo(352 + 2 * bytes);
        assertThat(written.getShort(70)).isEqualTo((short) code);
        assertThat(written.getShort(72)).isEqualTo((short) (8 * bytes));
        double read =
                switch (code) {
                    case 8 -> written.getInt(352);
                    case 768 -> Integer.toUnsignedLong(written.getInt(352));
                    case 16 -> written.getFloat(352);
                    default -> written.getDouble(352);
                };
        assertThat(read).isEqualTo(first);
    }
}
