package org.secondread.preprocessing.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
import org.secondread.phantoms.series.EnhancedInstance;
import org.secondread.phantoms.series.ImageNoise;
import org.secondread.phantoms.series.Instance;
import org.secondread.phantoms.series.InstanceComposer;
import org.secondread.phantoms.series.PhantomSeries;
import org.secondread.phantoms.series.SeriesOptions;
import org.secondread.phantoms.space.LinearPhantom;
import org.secondread.phantoms.space.Orientation;
import org.secondread.phantoms.space.SeriesGeometry;
import org.secondread.phantoms.space.Vector3;
import org.secondread.preprocessing.dicom.Deviation;
import org.secondread.preprocessing.dicom.ToleratedDeviation;
import org.secondread.preprocessing.testing.TestingRequest;
import org.secondread.preprocessing.testing.TestingSeries;

/** Three phases of five slices, each phase of a content of its own, as single images and folded into one. */
class PhasesTest {
    private static final int PHASES = 3;
    private static final int SLICES = 5;
    private static final Orientation OBLIQUE = Orientation.AXIAL.turned(12, -25, 33);

    @TempDir
    Path folder;

    /** In which order images are numbered, or frames follow each other. */
    private enum Order {
        BY_PHASE,
        BY_PLACE;

        int number(int phase, int slice) {
            return this == BY_PHASE ? phase * SLICES + slice : slice * PHASES + phase;
        }
    }

    /** What tells one phase from another: written into an image, or into the functional groups of a frame. */
    private interface Trait {
        void write(Attributes into, int phase);
    }

    static Stream<Arguments> singleImages() {
        Trait position =
                (image, phase) -> image.setString(Tag.TemporalPositionIdentifier, VR.IS, Integer.toString(phase + 1));
        Trait echo = (image, phase) -> image.setString(Tag.EchoTime, VR.DS, Double.toString(2.3 * (phase + 1)));
        Trait diffusion = (image, phase) -> image.setDouble(Tag.DiffusionBValue, VR.FD, 500.0 * phase);
        return inEitherOrder(
                Arguments.of(SeriesOptions.ct(5), position, "TemporalPositionIdentifier (0020,0100)"),
                Arguments.of(SeriesOptions.mr(5), echo, "EchoTime (0018,0081)"),
                Arguments.of(SeriesOptions.mr(5), diffusion, "DiffusionBValue (0018,9087)"));
    }

    static Stream<Arguments> frames() {
        Trait position = (groups, phase) ->
                groups.getNestedDataset(Tag.FrameContentSequence).setInt(Tag.TemporalPositionIndex, VR.UL, phase + 1);
        Trait echo = (groups, phase) ->
                group(groups, Tag.MREchoSequence).setDouble(Tag.EffectiveEchoTime, VR.FD, 2.3 * (phase + 1));
        Trait diffusion = (groups, phase) ->
                group(groups, Tag.MRDiffusionSequence).setDouble(Tag.DiffusionBValue, VR.FD, 500.0 * phase);
        return inEitherOrder(
                Arguments.of(SeriesOptions.ct(5), position, "TemporalPositionIndex (0020,9128)"),
                Arguments.of(SeriesOptions.mr(5), echo, "EffectiveEchoTime (0018,9082)"),
                Arguments.of(SeriesOptions.mr(5), diffusion, "DiffusionBValue (0018,9087)"));
    }

    private static Stream<Arguments> inEitherOrder(Arguments... cases) {
        return Stream.of(cases).flatMap(c -> Stream.of(Order.values()).map(order -> {
            Object[] parts = c.get();
            return Arguments.of(order, parts[0], parts[1], parts[2]);
        }));
    }

    @ParameterizedTest(name = "{0}, {3}")
    @MethodSource("singleImages")
    void singleImages_becomeThePhases(Order order, SeriesOptions options, Trait trait, String attribute) {
        List<Instance> images = images(order, options);
        List<Instance> told = IntStream.range(0, images.size())
                .mapToObj(n -> images.get(n).with(image -> trait.write(image, phaseOf(n, order))))
                .toList();

        assertPhases(assemble(told), options, attribute);
    }

    @ParameterizedTest(name = "{0}, {3}")
    @MethodSource("frames")
    void framesOfOneInstance_becomeThePhases(Order order, SeriesOptions options, Trait trait, String attribute) {
        Instance folded = EnhancedInstance.fold(images(order, options)).with(dataset -> {
            List<Attributes> groups = dataset.getSequence(Tag.PerFrameFunctionalGroupsSequence);
            for (int n = 0; n < groups.size(); n++) {
                trait.write(groups.get(n), phaseOf(n, order));
            }
        });

        assertPhases(assemble(List.of(folded)), options, attribute);
    }

    @ParameterizedTest
    @MethodSource("orders")
    void framesAtOnePlaceThatNothingTellsApart_areRefused(Order order) {
        Instance folded = EnhancedInstance.fold(images(order, SeriesOptions.ct(5)));

        assertRefused(List.of(folded), ErrorCode.DUPLICATE_INSTANCE, "lie at the same place along the normal");
    }

    /** One image twice, under two numbers and UIDs, in a series that is parted by nothing. */
    @Test
    void oneImageTwiceUnderTwoNames_isRefused() {
        List<Instance> images = new ArrayList<>(phase(1, SeriesOptions.ct(5), OBLIQUE));
        images.add(renamed(images.get(2), 77));

        assertRefused(images, ErrorCode.DUPLICATE_INSTANCE, "instance number 3 and instance number 77");
    }

    static Stream<Order> orders() {
        return Stream.of(Order.values());
    }

    /** As scans of a spine: each stack keeps its own plane and its own voxels. */
    @Test
    void twoOrientations_areTwoVolumes() {
        SeriesOptions options = SeriesOptions.mr(5);
        List<Instance> sagittal = phase(1, options, Orientation.SAGITTAL);
        List<Instance> images = new ArrayList<>(phase(0, options, OBLIQUE));
        for (int k = 0; k < SLICES - 1; k++) {
            images.add(renamed(sagittal.get(k), 100 + k));
        }

        Assembly assembly = assemble(images);

        assertThat(assembly.volumes())
                .extracting(volume -> volume.grid().sizeZ())
                .containsExactly(SLICES, SLICES - 1);
        assertVoxels(assembly.volumes().get(0), content(0, options));
        assertVoxels(assembly.volumes().get(1), content(1, options));
        assertThat(assembly.volumes())
                .allSatisfy(volume -> assertThat(split(volume)).contains("by ImageOrientationPatient (0020,0037)"));
    }

    /** Two echoes of one plane, and a stack of another plane whose numbers lie between theirs. */
    @Test
    void equalVolumesComeInTheOrderOfTheirNumbers() {
        SeriesOptions options = SeriesOptions.mr(5);
        List<Instance> images = new ArrayList<>();
        IntStream.range(0, SLICES).forEach(k -> {
            images.add(renamed(echo(phase(0, options, OBLIQUE).get(k), 2), 1 + k));
            images.add(renamed(echo(phase(2, options, OBLIQUE).get(k), 4), 200 + k));
            images.add(renamed(echo(phase(1, options, Orientation.SAGITTAL).get(k), 2), 100 + k));
        });

        Assembly assembly = assemble(images);

        assertThat(assembly.volumes())
                .extracting(volume -> volume.frames().stream()
                        .mapToInt(frame -> frame.instanceNumber().orElseThrow())
                        .min()
                        .orElseThrow())
                .containsExactly(1, 100, 200);
    }

    private static Instance echo(Instance image, double ms) {
        return image.with(dataset -> dataset.setString(Tag.EchoTime, VR.DS, Double.toString(ms)));
    }

    static Stream<Arguments> odd() {
        return Stream.of(
                Arguments.of("matrix", (Trait) (image, n) -> {
                    image.setInt(Tag.Columns, VR.US, 17);
                    image.setInt(Tag.Rows, VR.US, 23);
                }),
                Arguments.of(
                        "pixel spacing", (Trait) (image, n) -> image.setString(Tag.PixelSpacing, VR.DS, "0.8", "0.8")),
                Arguments.of("orientation", (Trait) (image, n) ->
                        image.setString(Tag.ImageOrientationPatient, VR.DS, "0", "1", "0", "0", "0", "-1")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("odd")
    void anOddImageInPlaceOfASlice_isCountedWhereTheHoleIsNamed(String name, Trait change) {
        List<Instance> images = new ArrayList<>(TestingSeries.ct());
        images.set(4, images.get(4).with(image -> change.write(image, 0)));

        assertRefused(
                images,
                ErrorCode.MISSING_SLICE,
                "1 after instance number 4 (in the largest stack, of 10 images; 1 other image was set aside)");
    }

    @Test
    void severalOddImages_areCountedTogether() {
        List<Instance> images = new ArrayList<>(TestingSeries.ct());
        images.set(2, images.get(2).with(image -> image.setString(Tag.PixelSpacing, VR.DS, "0.8", "0.8")));
        images.set(
                4,
                images.get(4)
                        .with(image ->
                                image.setString(Tag.ImageOrientationPatient, VR.DS, "0", "1", "0", "0", "0", "-1")));

        assertRefused(
                images, ErrorCode.MISSING_SLICE, "(in the largest stack, of 9 images; 2 other images were set aside)");
    }

    /** Becquerels among uptake values: of a stack in which only some slices have the facts, no volume holds both. */
    @ParameterizedTest
    @MethodSource("lacking")
    void uptakeValuesAndBecquerels_areNeverInOneVolume(List<Integer> lacking, Optional<ErrorCode> refusal) {
        List<Instance> images = new ArrayList<>();
        for (int k = 0; k < 11; k++) {
            boolean lacks = lacking.contains(k);
            images.add(TestingSeries.ct().get(k).with(dataset -> {
                pet(dataset);
                if (lacks) {
                    dataset.remove(Tag.RadiopharmaceuticalInformationSequence);
                }
            }));
        }

        if (refusal.isPresent()) {
            assertRefused(images, refusal.get(), lacking.size() + " other image");
        } else {
            Assembly assembly = assemble(images);
            assertThat(assembly.volumes())
                    .extracting(volume ->
                            volume.unit().value() + " x " + volume.grid().sizeZ())
                    .containsExactly("g/ml{SUVbw} x " + (11 - lacking.size()), "Bq/ml x " + lacking.size());
            assertThat(assembly.volumes())
                    .allSatisfy(volume -> assertThat(split(volume)).contains("one of 2"));
        }
    }

    static Stream<Arguments> lacking() {
        return Stream.of(
                Arguments.of(List.of(4), Optional.of(ErrorCode.MISSING_SLICE)),
                Arguments.of(List.of(1, 3, 7), Optional.of(ErrorCode.MISSING_SLICE)),
                Arguments.of(List.of(8, 9, 10), Optional.empty()),
                Arguments.of(List.of(0, 1), Optional.empty()));
    }

    private static void pet(Attributes dataset) {
        dataset.setString(Tag.SOPClassUID, VR.UI, "1.2.840.10008.5.1.4.1.1.128");
        dataset.setString(Tag.Modality, VR.CS, "PT");
        dataset.remove(Tag.RescaleType);
        dataset.setString(Tag.RescaleSlope, VR.DS, "2");
        dataset.setString(Tag.RescaleIntercept, VR.DS, "0");
        dataset.setString(Tag.Units, VR.CS, "BQML");
        dataset.setString(Tag.PatientWeight, VR.DS, "70");
        dataset.setString(Tag.CorrectedImage, VR.CS, "ATTN", "DECY");
        dataset.setString(Tag.DecayCorrection, VR.CS, "ADMIN");
        Attributes tracer = new Attributes();
        tracer.setString(Tag.RadionuclideTotalDose, VR.DS, "370000000");
        dataset.newSequence(Tag.RadiopharmaceuticalInformationSequence, 1).add(tracer);
    }

    private static void assertPhases(Assembly assembly, SeriesOptions options, String attribute) {
        assertThat(assembly.volumes()).hasSize(PHASES);
        for (int phase = 0; phase < PHASES; phase++) {
            Volume volume = assembly.volumes().get(phase);
            assertThat(volume.grid().sizeZ()).isEqualTo(SLICES);
            assertVoxels(volume, content(phase, options));
            assertThat(split(volume)).startsWith("one of " + PHASES + ", by " + attribute + " ");
        }
    }

    /** Each voxel has the value that its content has at the voxel's place in the patient. */
    private static void assertVoxels(Volume volume, LinearPhantom content) {
        for (int k = 0; k < volume.grid().sizeZ(); k++) {
            for (int j = 0; j < volume.grid().sizeY(); j++) {
                for (int i = 0; i < volume.grid().sizeX(); i++) {
                    org.secondread.domain.Vector3 at = volume.grid().toPatient(i, j, k);
                    assertThat((double) volume.valueAt(i, j, k))
                            .isCloseTo(content.valueAt(at.x(), at.y(), at.z()), within(0.51));
                }
            }
        }
    }

    private static String split(Volume volume) {
        return volume.deviations().stream()
                .filter(deviation -> deviation.kind() == ToleratedDeviation.SERIES_SPLIT)
                .map(Deviation::detail)
                .findFirst()
                .orElseThrow();
    }

    private void assertRefused(List<Instance> images, ErrorCode code, String rule) {
        assertThatThrownBy(() -> assemble(images)).isInstanceOfSatisfying(DiagnosisException.class, e -> {
            assertThat(e.code()).isEqualTo(code);
            assertThat(e.rule()).contains(rule);
        });
    }

    private Assembly assemble(List<Instance> images) {
        List<Path> files = TestingSeries.write(TestingSeries.shuffled(images, 5), folder);
        return new VolumeAssembler(TestingSeries.cpus())
                .assemble(TestingSeries.read(files), AssemblyPolicy.REGULAR_GRID, TestingRequest.alive());
    }

    private static int phaseOf(int n, Order order) {
        return order == Order.BY_PHASE ? n / SLICES : n % PHASES;
    }

    /** All phases in the order of their numbers. */
    private static List<Instance> images(Order order, SeriesOptions options) {
        Instance[] images = new Instance[PHASES * SLICES];
        for (int phase = 0; phase < PHASES; phase++) {
            List<Instance> slices = phase(phase, options, OBLIQUE);
            for (int k = 0; k < SLICES; k++) {
                int n = order.number(phase, k);
                images[n] = renamed(slices.get(k), n + 1);
            }
        }
        return List.of(images);
    }

    private static List<Instance> phase(int phase, SeriesOptions options, Orientation orientation) {
        SeriesGeometry geometry = SeriesGeometry.axial(23, 17, SLICES, 0.7, 0.9, 2.5)
                .withOrientation(orientation)
                .centredAt(new Vector3(3.5, -12.25, 7.75));
        return InstanceComposer.composeAll(
                new PhantomSeries(content(phase, options), geometry, ImageNoise.NONE), options);
    }

    private static LinearPhantom content(int phase, SeriesOptions options) {
        double offset = options.modality() == org.secondread.phantoms.series.Modality.CT ? 1000 : 2000;
        return new LinearPhantom(offset + 150 * phase, new Vector3(5 + phase, -8, 3 - 2 * phase));
    }

    private static Attributes group(Attributes groups, int sequence) {
        Attributes item = new Attributes();
        groups.newSequence(sequence, 1).add(item);
        return item;
    }

    private static Instance renamed(Instance image, int number) {
        return image.withFileName("image-" + number).with(dataset -> {
            dataset.setString(Tag.SOPInstanceUID, VR.UI, "2.25.7" + number);
            dataset.setString(Tag.InstanceNumber, VR.IS, Integer.toString(number));
        });
    }
}
