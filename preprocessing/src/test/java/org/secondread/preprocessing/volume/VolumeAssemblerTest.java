package org.secondread.preprocessing.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.secondread.domain.Cancellation;
import org.secondread.domain.CpuBudget;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.domain.PatientGrid;
import org.secondread.domain.Vector3;
import org.secondread.phantoms.series.Instance;
import org.secondread.phantoms.series.InstanceComposer;
import org.secondread.phantoms.series.InstanceNumbering;
import org.secondread.phantoms.series.PhantomSeries;
import org.secondread.phantoms.series.PixelEncoding;
import org.secondread.phantoms.series.SeriesOptions;
import org.secondread.phantoms.series.TransferSyntax;
import org.secondread.phantoms.space.Orientation;
import org.secondread.phantoms.space.SeriesGeometry;
import org.secondread.preprocessing.dicom.CheckedSeries;
import org.secondread.preprocessing.dicom.Rescale;
import org.secondread.preprocessing.dicom.ToleratedDeviation;
import org.secondread.preprocessing.testing.TestingRequest;
import org.secondread.preprocessing.testing.TestingSeries;

class VolumeAssemblerTest {
    @TempDir
    Path folder;

    /** Pixel Spacing is written 0.9\0.7: rows are 0.9 mm apart, so y is 0.9, and columns 0.7 mm, so x is 0.7. */
    @Test
    void firstPixelSpacingIsTheDistanceOfRows() {
        PatientGrid grid = assemble(TestingSeries.ct()).grid();

        assertThat(grid.spacingMm()).isEqualTo(new Vector3(0.7, 0.9, 2.5));
        assertThat(List.of(grid.sizeX(), grid.sizeY(), grid.sizeZ())).containsExactly(23, 17, 11);
        assertThat(grid.originMm()).isEqualTo(new Vector3(-31.5, 12.25, -47.75));
        assertThat(grid.toPatient(1, 0, 0).minus(grid.originMm()).x()).isCloseTo(0.7, within(1e-12));
        assertThat(grid.toPatient(0, 1, 0).minus(grid.originMm()).y()).isCloseTo(0.9, within(1e-12));
    }

    static Stream<Orientation> orientations() {
        return Stream.of(
                Orientation.AXIAL,
                Orientation.AXIAL_LEFT_RIGHT_FLIPPED,
                Orientation.AXIAL_UPSIDE_DOWN,
                Orientation.AXIAL_PRONE,
                Orientation.CORONAL,
                Orientation.SAGITTAL,
                Orientation.AXIAL.turned(17, -8, 31),
                Orientation.CORONAL.turned(-5, 12, 3));
    }

    /** The ramp's value at a voxel's patient position, whatever the orientation: no axis can be swapped or turned round. */
    @ParameterizedTest
    @MethodSource("orientations")
    void everyVoxelLiesWhereItsValueSays(Orientation orientation) {
        SeriesGeometry geometry = SeriesGeometry.small().withOrientation(orientation);
        PhantomSeries ramp = PhantomSeries.ramp(geometry);

        Volume volume = assemble(TestingSeries.shuffled(TestingSeries.ct(geometry), 3));

        assertThat(volume.grid().toPatient(22, 16, 10).distanceTo(domain(geometry.pointAt(22, 16, 10))))
                .isLessThan(1e-6);
        for (int k = 0; k < 11; k++) {
            for (int j = 0; j < 17; j++) {
                for (int i = 0; i < 23; i++) {
                    assertThat((double) volume.valueAt(i, j, k)).isCloseTo(ramp.expectedAt(i, j, k), within(0.5001));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("orderings")
    void theOrderOfFilesAndNumbersIsOfNoAccount(InstanceNumbering numbering) {
        SeriesOptions options = SeriesOptions.ct(11).withNumbering(numbering);
        List<Instance> slices = InstanceComposer.composeAll(PhantomSeries.ramp(), options);
        List<Instance> reversed = new ArrayList<>(slices);
        Collections.reverse(reversed);

        Volume inOrder = assemble(slices);

        for (Volume other : List.of(assemble(reversed), assemble(TestingSeries.shuffled(slices, 5)))) {
            assertThat(other.grid()).isEqualTo(inOrder.grid());
            assertThat(other.frames()).isEqualTo(inOrder.frames());
            assertThat(stored(other)).isEqualTo(stored(inOrder));
        }
    }

    static InstanceNumbering[] orderings() {
        return InstanceNumbering.values();
    }

    @Test
    void sliceKRestsOnFrameK() {
        List<Instance> slices = TestingSeries.ct();

        Volume volume = assemble(TestingSeries.shuffled(slices, 8));

        assertThat(volume.frames().stream().map(frame -> frame.sopInstanceUid()))
                .containsExactlyElementsOf(slices.stream()
                        .map(slice -> slice.dataset().getString(Tag.SOPInstanceUID))
                        .toList());
        assertThat(volume.frames().get(4).instanceNumber()).hasValue(5);
    }

    /** A matrix of syntax and number type; every voxel must have the value that the encoding can represent. */
    static Stream<SeriesOptions> encodings() {
        List<PixelEncoding> pixels = List.of(
                PixelEncoding.CT_12_BIT,
                PixelEncoding.CT_16_BIT_SIGNED,
                PixelEncoding.signed(13).withRescale(1, 0),
                PixelEncoding.signed(16).withRescale(0.25, -100),
                PixelEncoding.unsigned(16).withRescale(1, -1000),
                PixelEncoding.unsigned(12).withRescale(1, -1024).withHighBit(14),
                PixelEncoding.signed(12).withRescale(1, 0).withHighBit(15),
                PixelEncoding.unsigned(8).withRescale(8, -1000),
                PixelEncoding.signed(7).withRescale(20, 300),
                PixelEncoding.CT_12_BIT.withPhotometric("MONOCHROME1"));
        return Stream.of(TransferSyntax.values()).flatMap(syntax -> pixels.stream()
                .map(encoding -> SeriesOptions.ct(21).withSyntax(syntax).withPixels(encoding)));
    }

    @ParameterizedTest
    @MethodSource("encodings")
    void everyNumberTypeInEverySyntaxGivesTheSameUnits(SeriesOptions options) {
        PhantomSeries ramp = PhantomSeries.ramp();

        Volume volume = assemble(InstanceComposer.composeAll(ramp, options));

        assertThat(volume.unit()).isEqualTo(Rescale.HOUNSFIELD);
        for (int k = 0; k < 11; k++) {
            for (int j = 0; j < 17; j++) {
                for (int i = 0; i < 23; i++) {
                    double expected = options.pixels().representable(ramp.expectedAt(i, j, k));
                    assertThat((double) volume.valueAt(i, j, k)).isCloseTo(expected, within(1e-3));
                }
            }
        }
    }

    @Test
    void eachSliceKeepsItsOwnRescale() {
        List<Instance> slices = new ArrayList<>(TestingSeries.ct());
        slices.set(3, slices.get(3).with(dataset -> dataset.setString(Tag.RescaleSlope, VR.DS, "0.5")));

        Volume volume = assemble(slices);

        assertThat(volume.valueAt(6, 5, 3)).isEqualTo((float) (0.5 * volume.storedAt(6, 5, 3) - 1024));
        assertThat(volume.valueAt(6, 5, 4)).isEqualTo((float) volume.storedAt(6, 5, 4) - 1024f);
    }

    /** PS3.3 C.8.3.1 gives an MR image no rescale: its stored values are the values. */
    @Test
    void anMrWithoutRescaleKeepsItsStoredValues() {
        Volume volume = assemble(InstanceComposer.composeAll(PhantomSeries.ramp(), SeriesOptions.mr(31)));

        assertThat(volume.unit()).isEqualTo(Rescale.NO_UNIT);
        assertThat(volume.valueAt(1, 2, 3)).isEqualTo((float) volume.storedAt(1, 2, 3));
    }

    @Test
    void aSingleSliceIsAsDeepAsItIsThick() {
        Volume volume = assemble(TestingSeries.ct().subList(2, 3));

        assertThat(volume.grid().sizeZ()).isEqualTo(1);
        assertThat(volume.grid().spacingMm().z()).isEqualTo(2);
        assertThat(kinds(volume)).containsExactly(ToleratedDeviation.THICKNESS_AS_SPACING);
    }

    @Test
    void aSingleSliceWithoutThickness_isRefused() {
        List<Instance> one = TestingSeries.changed(
                TestingSeries.ct().subList(2, 3), dataset -> dataset.setNull(Tag.SliceThickness, VR.DS));

        assertRefused(one, ErrorCode.MISSING_ATTRIBUTE, "SliceThickness (0018,0050)");
    }

    @Test
    void aSingleSliceWithoutExtent_isRefused() {
        List<Instance> one = TestingSeries.changed(
                TestingSeries.ct().subList(2, 3), dataset -> dataset.setString(Tag.SliceThickness, VR.DS, "0"));

        assertRefused(one, ErrorCode.MALFORMED_ATTRIBUTE, "SliceThickness (0018,0050)");
    }

    @Test
    void slightlyUnevenCosines_areNormalisedAndReported() {
        Volume volume = assemble(withOrientation("1.0005", "0", "0", "0", "0.9996", "0.0004"));

        assertThat(volume.grid().xDirection()).isEqualTo(new Vector3(1, 0, 0));
        assertThat(volume.grid().yDirection().norm()).isCloseTo(1, within(1e-12));
        assertThat(kinds(volume)).contains(ToleratedDeviation.DIRECTIONS_NORMALISED);
    }

    @Test
    void roundedCosines_areNoDeviation() {
        Volume volume = assemble(withOrientation("0.99999", "0", "0", "0", "1.00001", "0"));

        assertThat(volume.deviations()).isEmpty();
    }

    @Test
    void grosslyUnevenCosines_areRefused() {
        assertRefused(
                withOrientation("1.01", "0", "0", "0", "1", "0"),
                ErrorCode.MALFORMED_ATTRIBUTE,
                "ImageOrientationPatient (0020,0037)");
    }

    @Test
    void spacingBetweenSlicesThatContradictsPositions_isReportedAndIgnored() {
        Volume volume = assemble(TestingSeries.changed(
                TestingSeries.ct(), dataset -> dataset.setString(Tag.SpacingBetweenSlices, VR.DS, "5")));

        assertThat(volume.grid().spacingMm().z()).isEqualTo(2.5);
        assertThat(volume.deviations()).singleElement().satisfies(deviation -> {
            assertThat(deviation.kind()).isEqualTo(ToleratedDeviation.SPACING_CONTRADICTED);
            assertThat(deviation.instances()).isEqualTo(11);
            assertThat(deviation.detail()).isEqualTo("5.000 mm, but 2.500 mm");
        });
    }

    @Test
    void aSliceOfAnotherPixelRepresentation_leavesAHole() {
        List<Instance> slices = new ArrayList<>(TestingSeries.ct());
        slices.set(1, slices.get(1).with(dataset -> dataset.setInt(Tag.PixelRepresentation, VR.US, 1)));

        assertRefused(slices, ErrorCode.MISSING_SLICE, "ImagePositionPatient (0020,0032)");
    }

    @Test
    void aFileThatShrinksAfterItWasChecked_isTruncated() throws Exception {
        List<Path> files = TestingSeries.write(TestingSeries.ct(), folder);
        CheckedSeries series = TestingSeries.read(files);
        byte[] bytes = Files.readAllBytes(files.get(4));
        Files.write(files.get(4), Arrays.copyOf(bytes, bytes.length - 9));

        assertThatThrownBy(() -> TestingSeries.assemble(series))
                .isInstanceOfSatisfying(
                        DiagnosisException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TRUNCATED));
    }

    @Test
    void aCancelledRequest_isNotDecoded() {
        CheckedSeries series = TestingSeries.read(TestingSeries.write(TestingSeries.ct(), folder));
        Cancellation cancellation = new Cancellation();
        cancellation.cancel();

        try (CpuBudget cpus = new CpuBudget(1)) {
            VolumeAssembler assembler = new VolumeAssembler(cpus);
            assertThatThrownBy(() ->
                            assembler.assemble(series, AssemblyPolicy.REGULAR_GRID, TestingRequest.with(cancellation)))
                    .isInstanceOfSatisfying(
                            DiagnosisException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED));
        }
    }

    private static List<Instance> withOrientation(String... cosines) {
        return TestingSeries.changed(
                TestingSeries.ct(),
                (Attributes dataset) -> dataset.setString(Tag.ImageOrientationPatient, VR.DS, cosines));
    }

    private Volume assemble(List<Instance> slices) {
        return TestingSeries.assemble(TestingSeries.write(slices, folder));
    }

    private void assertRefused(List<Instance> slices, ErrorCode code, String attribute) {
        assertThatThrownBy(() -> assemble(slices)).isInstanceOfSatisfying(DiagnosisException.class, e -> {
            assertThat(e.code()).isEqualTo(code);
            assertThat(e.attribute()).hasValue(attribute);
        });
    }

    private static List<ToleratedDeviation> kinds(Volume volume) {
        return volume.deviations().stream().map(deviation -> deviation.kind()).toList();
    }

    private static List<Integer> stored(Volume volume) {
        List<Integer> stored = new ArrayList<>();
        for (int n = 0; n < volume.grid().voxelCount(); n++) {
            stored.add((int) volume.storedAt(n % 23, n / 23 % 17, n / 23 / 17));
        }
        return stored;
    }

    private static Vector3 domain(org.secondread.phantoms.space.Vector3 point) {
        return new Vector3(point.x(), point.y(), point.z());
    }
}
