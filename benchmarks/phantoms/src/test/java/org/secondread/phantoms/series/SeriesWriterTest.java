package org.secondread.phantoms.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.secondread.phantoms.space.LinearPhantom;
import org.secondread.phantoms.space.Orientation;
import org.secondread.phantoms.space.Phantom;
import org.secondread.phantoms.space.SeriesGeometry;
import org.secondread.phantoms.space.Vector3;

class SeriesWriterTest {

    @TempDir
    private Path folder;

    static Stream<Orientation> orientations() {
        return ValidSeries.orientations();
    }

    @ParameterizedTest
    @MethodSource("orientations")
    void everyVoxelHoldsTheValueOfItsPatientPosition(Orientation orientation) throws IOException {
        SeriesGeometry geometry = SeriesGeometry.small().withOrientation(orientation);
        assertRamp(PhantomSeries.ramp(geometry), SeriesOptions.ct(1), 0.5);
    }

    @ParameterizedTest
    @EnumSource(TransferSyntax.class)
    void everySyntaxHoldsTheSameValues(TransferSyntax syntax) throws IOException {
        assertRamp(PhantomSeries.ramp(), SeriesOptions.ct(1).withSyntax(syntax), 0.5);
    }

    static Stream<PixelEncoding> encodings() {
        return ValidSeries.encodings();
    }

    @ParameterizedTest
    @MethodSource("encodings")
    void everyEncodingHoldsTheValuesToHalfAStep(PixelEncoding encoding) throws IOException {
        assertRamp(PhantomSeries.ramp(), SeriesOptions.ct(1).withPixels(encoding), encoding.slope() / 2);
    }

    @Test
    void eightBitsInBigEndianAreNotSwapped() throws IOException {
        PixelEncoding bytes = PixelEncoding.unsigned(8).withRescale(16, -1000);
        SeriesOptions options = SeriesOptions.ct(1).withPixels(bytes).withSyntax(TransferSyntax.EXPLICIT_BIG_ENDIAN);
        assertRamp(PhantomSeries.ramp(), options, 8);
    }

    @Test
    void magneticResonanceHoldsTheSameRampWithoutRescale() throws IOException {
        PhantomSeries series = new PhantomSeries(LinearPhantom.MR, SeriesGeometry.small(), ImageNoise.NONE);
        assertRamp(series, SeriesOptions.mr(1), 0.5);
        ReadBack image = ReadBack.of(InstanceComposer.composeAll(series, SeriesOptions.mr(1))
                .get(0)
                .toFile()
                .bytes());
        assertThat(image.dataset().contains(Tag.RescaleSlope)).isFalse();
        assertThat(image.text(Tag.SOPClassUID)).isEqualTo("1.2.840.10008.5.1.4.1.1.4");
    }

    private void assertRamp(PhantomSeries series, SeriesOptions options, double tolerance) throws IOException {
        WrittenSeries written = SeriesWriter.write(series, options, folder);
        Phantom ramp = series.phantom();
        for (Path file : written.files()) {
            ReadBack image = ReadBack.of(Files.readAllBytes(file));
            assertThat(image.integer(Tag.Columns)).isEqualTo(23);
            assertThat(image.integer(Tag.Rows)).isEqualTo(17);
            for (int row = 0; row < 17; row++) {
                for (int column = 0; column < 23; column++) {
                    Vector3 point = image.pointAt(column, row);
                    assertThat(image.valueAt(column, row))
                            .isCloseTo(ramp.valueAt(point.x(), point.y(), point.z()), within(tolerance + 1e-6));
                }
            }
        }
    }

    @Test
    void deflatedDataAreTheExplicitDataCompressed() throws IOException, DataFormatException {
        Attributes dataset = InstanceComposer.composeAll(PhantomSeries.ramp(), SeriesOptions.ct(1))
                .get(0)
                .dataset();
        byte[] explicit = Part10File.encodeData(dataset, TransferSyntax.EXPLICIT_LITTLE_ENDIAN);
        byte[] deflated = Part10File.encodeData(dataset, TransferSyntax.DEFLATED_EXPLICIT_LITTLE_ENDIAN);
        Inflater inflater = new Inflater(true);
        inflater.setInput(deflated);
        byte[] inflated = new byte[explicit.length + 1];
        assertThat(inflater.inflate(inflated)).isEqualTo(explicit.length);
        assertThat(inflater.finished()).isTrue();
        inflater.end();
        assertThat(Arrays.copyOf(inflated, explicit.length)).isEqualTo(explicit);
        assertThat(deflated.length).isEven().isLessThan(explicit.length);
    }

    @Test
    void filesAreGivenInTheOrderOfPositionsAlongTheNormal() throws IOException {
        SeriesGeometry oblique = SeriesGeometry.small().withOrientation(Orientation.AXIAL.turned(20, 30, 40));
        SeriesOptions options = SeriesOptions.ct(3).withShuffledFiles().withNumbering(InstanceNumbering.RANDOM);
        WrittenSeries written = SeriesWriter.write(PhantomSeries.ramp(oblique), options, folder);
        for (int slice = 0; slice < 11; slice++) {
            Vector3 corner =
                    ReadBack.of(Files.readAllBytes(written.files().get(slice))).pointAt(0, 0);
            assertThat(corner.distanceTo(oblique.positionOf(slice))).isLessThan(1e-9);
        }
    }

    @Test
    void shuffledFilesAreListedInAnotherOrder() throws IOException {
        WrittenSeries written =
                SeriesWriter.write(PhantomSeries.ramp(), SeriesOptions.ct(3).withShuffledFiles(), folder);
        assertThat(written.files()).doesNotHaveDuplicates().hasSize(11);
        assertThat(written.files().stream().sorted().toList()).isNotEqualTo(written.files());
    }

    @Test
    void instanceNumbersFollowTheNumbering() throws IOException {
        assertThat(instanceNumbers(InstanceNumbering.ASCENDING))
                .startsWith(1, 2, 3)
                .hasSize(11);
        assertThat(instanceNumbers(InstanceNumbering.DESCENDING))
                .startsWith(11, 10, 9)
                .hasSize(11);
        assertThat(instanceNumbers(InstanceNumbering.RANDOM))
                .doesNotHaveDuplicates()
                .hasSize(11)
                .isNotEqualTo(instanceNumbers(InstanceNumbering.ASCENDING));
    }

    private static List<Integer> instanceNumbers(InstanceNumbering numbering) throws IOException {
        List<Integer> numbers = new ArrayList<>();
        for (Instance instance : InstanceComposer.composeAll(
                PhantomSeries.ramp(), SeriesOptions.ct(3).withNumbering(numbering))) {
            numbers.add(ReadBack.of(instance.toFile().bytes()).integer(Tag.InstanceNumber));
        }
        return numbers;
    }

    @Test
    void equalSeedsGiveEqualBytesAndOthersOtherUids() throws IOException {
        PhantomSeries series = new PhantomSeries(LinearPhantom.CT, SeriesGeometry.small(), new ImageNoise(20, 9));
        byte[] first = InstanceComposer.composeAll(series, SeriesOptions.ct(3))
                .get(4)
                .toFile()
                .bytes();
        byte[] again = InstanceComposer.composeAll(series, SeriesOptions.ct(3))
                .get(4)
                .toFile()
                .bytes();
        byte[] other = InstanceComposer.composeAll(series, SeriesOptions.ct(4))
                .get(4)
                .toFile()
                .bytes();
        assertThat(again).isEqualTo(first);
        for (int tag :
                new int[] {Tag.StudyInstanceUID, Tag.SeriesInstanceUID, Tag.FrameOfReferenceUID, Tag.SOPInstanceUID}) {
            String uid = ReadBack.of(first).text(tag);
            assertThat(uid).matches("2\\.25\\.[1-9][0-9]{20,38}");
            assertThat(ReadBack.of(other).text(tag)).isNotEqualTo(uid);
        }
    }

    @Test
    void imagesOfASeriesShareAllUidsButTheirOwn() throws IOException {
        List<Instance> images = InstanceComposer.composeAll(PhantomSeries.ramp(), SeriesOptions.ct(3));
        ReadBack one = ReadBack.of(images.get(1).toFile().bytes());
        ReadBack two = ReadBack.of(images.get(2).toFile().bytes());
        assertThat(two.text(Tag.StudyInstanceUID)).isEqualTo(one.text(Tag.StudyInstanceUID));
        assertThat(two.text(Tag.SeriesInstanceUID)).isEqualTo(one.text(Tag.SeriesInstanceUID));
        assertThat(two.text(Tag.FrameOfReferenceUID)).isEqualTo(one.text(Tag.FrameOfReferenceUID));
        assertThat(two.text(Tag.SOPInstanceUID)).isNotEqualTo(one.text(Tag.SOPInstanceUID));
        assertThat(one.meta().getString(Tag.MediaStorageSOPInstanceUID)).isEqualTo(one.text(Tag.SOPInstanceUID));
    }

    static Stream<PatientIdentity> patients() {
        return ValidSeries.patients();
    }

    @ParameterizedTest
    @MethodSource("patients")
    void theNameIsWrittenInTheDeclaredCharacterSet(PatientIdentity patient) throws IOException {
        byte[] file = InstanceComposer.composeAll(
                        PhantomSeries.ramp(), SeriesOptions.ct(3).withPatient(patient))
                .get(0)
                .toFile()
                .bytes();
        Charset charset =
                switch (patient.characterSet()) {
                    case LATIN_1 -> StandardCharsets.ISO_8859_1;
                    case UTF_8 -> StandardCharsets.UTF_8;
                    case GB18030 -> Charset.forName("GB18030");
                };
        String raw = new String(file, StandardCharsets.ISO_8859_1);
        String expected = new String(patient.name().getBytes(charset), StandardCharsets.ISO_8859_1);
        assertThat(raw).contains(expected);
        assertThat(ReadBack.of(file).text(Tag.PatientName)).isEqualTo(patient.name());
    }

    @Test
    void aThickSliceIsTheMeanAcrossItsThickness() {
        Phantom bent = (x, y, z) -> z * z;
        SeriesGeometry thick = SeriesGeometry.axial(1, 1, 1, 1, 1, 5).withSliceThickness(6);
        PhantomSeries series = new PhantomSeries(bent, thick, ImageNoise.NONE);
        assertThat(series.expectedAt(0, 0, 0)).isCloseTo(3, within(0.15));
    }

    @Test
    void noiseIsAddedToTheExpectedValues() {
        PhantomSeries series = new PhantomSeries(LinearPhantom.CT, SeriesGeometry.small(), new ImageNoise(10, 1));
        double[] slice = series.slice(2);
        double sumOfSquares = 0;
        for (int i = 0; i < slice.length; i++) {
            double noise = slice[i] - series.expectedAt(i % 23, i / 23, 2);
            sumOfSquares += noise * noise;
        }
        assertThat(Math.sqrt(sumOfSquares / slice.length)).isCloseTo(10, within(2.0));
    }
}
