package org.secondread.preprocessing.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.phantoms.series.Instance;
import org.secondread.phantoms.space.SeriesGeometry;
import org.secondread.preprocessing.dicom.CheckedSeries;
import org.secondread.preprocessing.dicom.LeftOut;
import org.secondread.preprocessing.dicom.ToleratedDeviation;
import org.secondread.preprocessing.testing.TestingRequest;
import org.secondread.preprocessing.testing.TestingSeries;

/** Series of which one volume is not all there is. The phantom has 11 slices. */
class SeveralVolumesTest {
    @TempDir
    Path folder;

    static Stream<Arguments> traits() {
        return Stream.of(
                Arguments.of("echoes", 3, change(Tag.EchoTime, VR.DS, "2.3", "4.6", "6.9"), "EchoTime"),
                Arguments.of(
                        "phases", 4, change(Tag.TemporalPositionIdentifier, VR.IS, "1", "2", "3", "4"), "Temporal"),
                Arguments.of("kernels", 2, change(Tag.ConvolutionKernel, VR.SH, "LUNG", "SOFT"), "ConvolutionKernel"),
                Arguments.of("tubes", 2, change(Tag.KVP, VR.DS, "80", "140"), "KVP"),
                Arguments.of(
                        "acquisitions", 3, change(Tag.AcquisitionNumber, VR.IS, "1", "2", "3"), "AcquisitionNumber"),
                Arguments.of(
                        "times", 3, change(Tag.AcquisitionTime, VR.TM, "0930", "0931", "0932"), "AcquisitionTime"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("traits")
    void volumesAtOnePlace_areToldApartByWhatDiffers(
            String name, int count, BiConsumer<Attributes, Integer> change, String attribute) {
        Assembly assembly = assemble(layers(count, (dataset, layer, slice) -> change.accept(dataset, layer)));

        assertThat(assembly.volumes()).hasSize(count);
        for (int layer = 0; layer < count; layer++) {
            Volume volume = assembly.volumes().get(layer);
            assertThat(volume.grid().sizeZ()).isEqualTo(11);
            assertThat(volume.grid().spacingMm().z()).isEqualTo(2.5);
            int at = layer;
            assertThat(volume.frames())
                    .allSatisfy(frame -> assertThat(frame.instanceNumber().orElseThrow() / 100)
                            .isEqualTo(at));
            assertThat(volume.deviations()).singleElement().satisfies(deviation -> {
                assertThat(deviation.kind()).isEqualTo(ToleratedDeviation.SERIES_SPLIT);
                assertThat(deviation.detail()).startsWith("one of " + count + ", by " + attribute);
            });
        }
    }

    /** Two echoes in each of two phases: neither attribute alone leaves one image at a place. */
    @Test
    void twoAttributes_areTakenWhereOneDoesNotSuffice() {
        Assembly assembly = assemble(layers(4, (dataset, layer, slice) -> {
            dataset.setString(Tag.EchoTime, VR.DS, layer % 2 == 0 ? "2" : "4.0");
            dataset.setString(Tag.TemporalPositionIdentifier, VR.IS, Integer.toString(layer / 2));
        }));

        assertThat(assembly.volumes()).hasSize(4);
        assertThat(detail(assembly.volumes().get(3)))
                .isEqualTo("one of 4, by TemporalPositionIdentifier (0020,0100) 1, EchoTime (0018,0081) 4");
    }

    /** Every image has a trigger time of its own; the order of the times at each place is that of the phases. */
    @Test
    void timesThatRunAlongTheStack_partByTheirOrder() {
        Assembly assembly = assemble(layers(
                3,
                (dataset, layer, slice) -> dataset.setString(
                        Tag.TriggerTime, VR.DS, Integer.toString(100 * layer + 7 * ((slice * 5) % 11)))));

        assertThat(assembly.volumes())
                .hasSize(3)
                .allSatisfy(volume -> assertThat(volume.grid().sizeZ()).isEqualTo(11));
        for (int layer = 0; layer < 3; layer++) {
            int at = layer;
            assertThat(assembly.volumes().get(layer).frames())
                    .allSatisfy(frame -> assertThat(frame.instanceNumber().orElseThrow() / 100)
                            .isEqualTo(at));
        }
        assertThat(detail(assembly.volumes().get(1))).endsWith("TriggerTime (0018,1060) number 2 at each place");
    }

    /** Numbers that are written otherwise are equal numbers. */
    @Test
    void whatDiffersAlongOneStack_doesNotPartIt() {
        List<Instance> slices = new ArrayList<>();
        for (int k = 0; k < 11; k++) {
            int number = k;
            slices.add(TestingSeries.ct().get(k).with(dataset -> {
                dataset.setString(Tag.AcquisitionNumber, VR.IS, Integer.toString(number / 2));
                dataset.setString(Tag.KVP, VR.DS, number % 2 == 0 ? "120" : "120.0");
                dataset.setString(Tag.ConvolutionKernel, VR.SH, number < 4 ? "LUNG" : "SOFT");
            }));
        }

        Assembly assembly = assemble(slices);

        assertThat(assembly.volumes()).singleElement().satisfies(volume -> assertThat(volume.deviations())
                .singleElement()
                .satisfies(deviation -> {
                    assertThat(deviation.kind()).isEqualTo(ToleratedDeviation.TRAITS_DIFFER);
                    assertThat(deviation.detail()).isEqualTo("ConvolutionKernel (0018,1210)");
                }));
    }

    @Test
    void imagesAtOnePlaceThatNothingTellsApart_areRefused() {
        assertRefused(layers(2, (dataset, layer, slice) -> {}), ErrorCode.DUPLICATE_INSTANCE, "at the same place");
    }

    /** The acquisition changes where a slice is missing, and the parts would each be regular. */
    @Test
    void aHole_isNotHiddenByAnAttributeThatChangesThere() {
        List<Instance> slices = new ArrayList<>();
        for (int k = 0; k < 11; k++) {
            String acquisition = k < 5 ? "1" : "2";
            if (k != 5) {
                slices.add(TestingSeries.ct()
                        .get(k)
                        .with(dataset -> dataset.setString(Tag.AcquisitionNumber, VR.IS, acquisition)));
            }
        }

        assertRefused(slices, ErrorCode.MISSING_SLICE, "1 after instance number 5");
    }

    /** Six slices of 2.5 mm, then five of 4 mm, as chest and abdomen in one series. */
    @Test
    void blocksOfUnlikeThickness_areVolumesOfTheirOwn() {
        List<Instance> slices = new ArrayList<>(TestingSeries.ct().subList(0, 6));
        SeriesGeometry thick = SeriesGeometry.axial(23, 17, 5, 0.7, 0.9, 4)
                .withOrigin(new org.secondread.phantoms.space.Vector3(-31.5, 12.25, -32));
        TestingSeries.ct(thick).forEach(slice -> slices.add(renamed(slice, 9, 100)));

        Assembly assembly = assemble(slices);

        assertThat(assembly.volumes())
                .extracting(volume -> volume.grid().sizeZ())
                .containsExactly(6, 5);
        assertThat(assembly.volumes())
                .extracting(volume -> volume.grid().spacingMm().z())
                .containsExactly(2.5, 4.0);
        assertThat(detail(assembly.principal())).contains("SliceThickness");
    }

    @Test
    void onePhaseWithAHole_isRefusedAndTheOthersStand() {
        List<Instance> slices = new ArrayList<>(
                layers(3, (dataset, layer, slice) -> dataset.setString(Tag.EchoTime, VR.DS, Integer.toString(layer))));
        slices.remove(11 + 4);

        Assembly assembly = assemble(slices);

        assertThat(assembly.volumes()).hasSize(2);
        assertThat(assembly.refused()).singleElement().satisfies(e -> assertThat(e.code())
                .isEqualTo(ErrorCode.MISSING_SLICE));
    }

    @Test
    void aCoronalStackBesideTheAxialOne_isAVolume() {
        List<Instance> slices = new ArrayList<>(TestingSeries.ct());
        SeriesGeometry coronal =
                SeriesGeometry.small().withOrientation(org.secondread.phantoms.space.Orientation.CORONAL);
        TestingSeries.ct(coronal).subList(0, 6).forEach(slice -> slices.add(renamed(slice, 5, 100)));

        Assembly assembly = assemble(slices);

        assertThat(assembly.volumes())
                .extracting(volume -> volume.grid().sizeZ())
                .containsExactly(11, 6);
        assertThat(detail(assembly.principal())).isEqualTo("one of 2, by ImageOrientationPatient (0020,0037)");
    }

    static Stream<Arguments> besides() {
        return Stream.of(
                Arguments.of("ORIGINAL\\PRIMARY\\LOCALIZER", LeftOut.Reason.LOCALIZER),
                Arguments.of("DERIVED\\SECONDARY\\REFORMATTED\\AVERAGE", LeftOut.Reason.REFORMATTED),
                Arguments.of("DERIVED\\PRIMARY\\PROJECTION IMAGE\\MIP", LeftOut.Reason.PROJECTION));
    }

    @ParameterizedTest
    @MethodSource("besides")
    void imagesThatSayTheyAreNoSlices_areLeftOutWithANote(String imageType, LeftOut.Reason reason) {
        Instance beside = renamed(TestingSeries.ct().get(3), 7, 100)
                .with(dataset -> dataset.setString(Tag.ImageType, VR.CS, imageType.split("\\\\")));
        List<Instance> slices =
                Stream.concat(TestingSeries.ct().stream(), Stream.of(beside)).toList();

        CheckedSeries series = read(slices);

        assertThat(series.frames()).hasSize(11);
        assertThat(series.leftOut()).extracting(LeftOut::reason).containsExactly(reason);
        assertThat(series.deviations()).singleElement().satisfies(deviation -> assertThat(deviation.kind())
                .isEqualTo(ToleratedDeviation.IMAGES_LEFT_OUT));
    }

    @ParameterizedTest
    @MethodSource("besides")
    void aSeriesOfNothingElse_isRefusedUnlessTheySectionTheBody(String imageType, LeftOut.Reason reason) {
        List<Instance> slices = TestingSeries.changed(
                TestingSeries.ct(), dataset -> dataset.setString(Tag.ImageType, VR.CS, imageType.split("\\\\")));

        if (reason == LeftOut.Reason.REFORMATTED) {
            assertThat(assemble(slices).volumes()).hasSize(1);
        } else {
            assertRefused(slices, ErrorCode.OBJECT_CLASS_UNSUPPORTED, "no slice of a volume");
        }
    }

    @Test
    void aReportAndAScreenAmongSlices_areLeftOut() {
        Instance report = renamed(TestingSeries.ct().get(0), 3, 100)
                .with(dataset -> dataset.setString(Tag.SOPClassUID, VR.UI, "1.2.840.10008.5.1.4.1.1.88.67"));
        Instance screen = renamed(TestingSeries.ct().get(0), 4, 101).with(dataset -> {
            dataset.remove(Tag.ImagePositionPatient);
            dataset.remove(Tag.ImageOrientationPatient);
            dataset.remove(Tag.PixelSpacing);
        });

        CheckedSeries series = read(Stream.concat(TestingSeries.ct().stream(), Stream.of(report, screen))
                .toList());

        assertThat(series.leftOut())
                .extracting(LeftOut::reason)
                .containsExactly(LeftOut.Reason.OTHER_OBJECT, LeftOut.Reason.WITHOUT_PLACE);
        assertThat(series.frames()).hasSize(11);
    }

    @Test
    void aSagittalImageThatSaysNothing_isLeftOutByItsOrientation() {
        Instance scout = renamed(TestingSeries.ct().get(3), 7, 100)
                .with(dataset -> dataset.setString(Tag.ImageOrientationPatient, VR.DS, "0", "1", "0", "0", "0", "-1"));

        Assembly assembly = assemble(
                Stream.concat(TestingSeries.ct().stream(), Stream.of(scout)).toList());

        assertThat(assembly.leftOut()).extracting(LeftOut::reason).containsExactly(LeftOut.Reason.OTHER_ORIENTATION);
        assertThat(assembly.volumes())
                .singleElement()
                .satisfies(volume -> assertThat(volume.grid().sizeZ()).isEqualTo(11));
    }

    @Test
    void severalSeries_areCountedAndNotNamed() {
        List<Instance> slices = new ArrayList<>(TestingSeries.ct());
        TestingSeries.ct()
                .forEach(slice -> slices.add(renamed(slice, 8, 100)
                        .with(dataset -> dataset.setString(Tag.SeriesInstanceUID, VR.UI, "2.25.4321"))));

        assertThatThrownBy(() -> read(slices)).isInstanceOfSatisfying(DiagnosisException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.MIXED_SERIES);
            assertThat(e.rule()).endsWith("the input holds 2 series").doesNotContain("2.25");
        });
    }

    private interface Change {
        void apply(Attributes dataset, int layer, int slice);
    }

    private static BiConsumer<Attributes, Integer> change(int tag, VR vr, String... values) {
        return (dataset, layer) -> dataset.setString(tag, vr, values[layer]);
    }

    /** The phantom several times at its place, numbered by hundreds. */
    private static List<Instance> layers(int count, Change change) {
        List<Instance> ct = TestingSeries.ct();
        return IntStream.range(0, count * ct.size())
                .mapToObj(n -> renamed(ct.get(n % 11), n / 11, 100 * (n / 11) + n % 11)
                        .with((Consumer<Attributes>) dataset -> change.apply(dataset, n / 11, n % 11)))
                .toList();
    }

    private static Instance renamed(Instance slice, int layer, int number) {
        return slice.withFileName("layer-" + layer + "-" + number + "-" + slice.fileName())
                .with(dataset -> {
                    dataset.setString(
                            Tag.SOPInstanceUID, VR.UI, dataset.getString(Tag.SOPInstanceUID) + "." + (1 + layer));
                    dataset.setString(Tag.InstanceNumber, VR.IS, Integer.toString(number));
                });
    }

    private static String detail(Volume volume) {
        return volume.deviations().stream()
                .filter(deviation -> deviation.kind() == ToleratedDeviation.SERIES_SPLIT)
                .findFirst()
                .orElseThrow()
                .detail();
    }

    private void assertRefused(List<Instance> slices, ErrorCode code, String rule) {
        assertThatThrownBy(() -> assemble(slices)).isInstanceOfSatisfying(DiagnosisException.class, e -> {
            assertThat(e.code()).isEqualTo(code);
            assertThat(e.rule()).contains(rule);
        });
    }

    private CheckedSeries read(List<Instance> slices) {
        return TestingSeries.read(TestingSeries.write(TestingSeries.shuffled(slices, 5), folder));
    }

    private Assembly assemble(List<Instance> slices) {
        return new VolumeAssembler(TestingSeries.cpus())
                .assemble(read(slices), AssemblyPolicy.REGULAR_GRID, TestingRequest.alive());
    }
}
