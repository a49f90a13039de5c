package org.secondread.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.secondread.domain.Cancellation;
import org.secondread.domain.CpuBudget;
import org.secondread.domain.Deadline;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.domain.Priority;
import org.secondread.domain.RequestContext;
import org.secondread.phantoms.series.InstanceComposer;
import org.secondread.phantoms.series.PhantomSeries;
import org.secondread.phantoms.series.SeriesFile;
import org.secondread.phantoms.series.SeriesOptions;
import org.secondread.phantoms.space.Orientation;
import org.secondread.phantoms.space.SeriesGeometry;
import org.secondread.preprocessing.dicom.ReadLimits;
import org.secondread.preprocessing.dicom.SeriesReader;
import org.secondread.preprocessing.quality.IntendedUse;
import org.secondread.preprocessing.quality.IntendedUse.Range;
import org.secondread.preprocessing.quality.LimitationKind;
import org.secondread.preprocessing.volume.Assembly;
import org.secondread.preprocessing.volume.AssemblyPolicy;
import org.secondread.preprocessing.volume.VolumeAssembler;

/** Series of several stacks, each known by its number of columns, on their way through files to the one volume of a model. */
class VolumeChoiceTest {
    private static final IntendedUse USE = new IntendedUse(
            Set.of("CT"),
            Set.of("CHEST"),
            Set.of("MONOCHROME2"),
            IntendedUse.Plane.AXIAL,
            new Range(0.5, 1.0),
            new Range(1, 3),
            4);

    @TempDir
    Path folder;

    /** Images of one matrix and spacing that follow each other 2 mm apart. */
    private record Stack(int columns, double pixelMm, int slices, int firstNumber, Orientation orientation) {
        static Stack axial(int columns, double pixelMm, int slices, int firstNumber) {
            return new Stack(columns, pixelMm, slices, firstNumber, Orientation.AXIAL);
        }

        Stack coronal() {
            return new Stack(columns, pixelMm, slices, firstNumber, Orientation.CORONAL);
        }

        Stream<SeriesFile> files() {
            SeriesGeometry geometry = SeriesGeometry.axial(columns, 9, slices, pixelMm, pixelMm, 2)
                    .withOrientation(orientation);
            return InstanceComposer.composeAll(PhantomSeries.ramp(geometry), SeriesOptions.ct(3)).stream()
                    .map(instance -> instance.withFileName(columns + "-" + instance.fileName())
                            .with(dataset -> {
                                int number = dataset.getInt(Tag.InstanceNumber, 0) - 1 + firstNumber;
                                dataset.setString(Tag.InstanceNumber, VR.IS, Integer.toString(number));
                                String uid = dataset.getString(Tag.SOPInstanceUID) + "." + columns;
                                dataset.setString(Tag.SOPInstanceUID, VR.UI, uid);
                            })
                            .toFile());
        }
    }

    static Stream<Arguments> choices() {
        return Stream.of(
                Arguments.of(
                        "the most slices, though of larger pixels and later",
                        List.of(Stack.axial(11, 0.6, 5, 1), Stack.axial(13, 0.9, 7, 100)),
                        13),
                Arguments.of(
                        "of as many slices the smaller pixels, though later",
                        List.of(Stack.axial(11, 0.9, 6, 1), Stack.axial(13, 0.7, 6, 100)),
                        13),
                Arguments.of(
                        "of equal stacks the one numbered first",
                        List.of(Stack.axial(11, 0.7, 6, 100), Stack.axial(13, 0.7, 6, 1)),
                        13),
                Arguments.of(
                        "not the largest, whose plane the model does not take",
                        List.of(Stack.axial(11, 0.7, 8, 1).coronal(), Stack.axial(13, 0.8, 5, 100)),
                        13),
                Arguments.of(
                        "not the larger two, whose pixels the model does not take",
                        List.of(Stack.axial(11, 0.3, 9, 1), Stack.axial(12, 1.2, 8, 50), Stack.axial(13, 0.8, 5, 100)),
                        13));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("choices")
    void theFirstAdmittedVolumeIsTaken(String name, List<Stack> stacks, int columns) {
        VolumeChoice choice = VolumeChoice.of(assembly(stacks), USE);

        assertThat(choice.volume().grid().sizeX()).isEqualTo(columns);
    }

    @Test
    void whatIsNotLookedAt_isNamed() {
        VolumeChoice choice = VolumeChoice.of(
                assembly(List.of(
                        Stack.axial(11, 0.7, 8, 1).coronal(),
                        Stack.axial(13, 0.8, 6, 100),
                        Stack.axial(17, 0.8, 5, 200))),
                USE);

        assertThat(choice.limitations())
                .filteredOn(
                        limitation -> limitation.concept().equals(LimitationKind.OTHER_VOLUMES_NOT_ANALYSED.concept()))
                .singleElement()
                .satisfies(limitation -> assertThat(limitation.detail())
                        .matches("8 slices, one of 3, by Columns .*; 5 slices, one of 3, by Columns .*"));
    }

    @Test
    void manyOthers_areCounted() {
        List<Stack> stacks = IntStream.range(0, 8)
                .mapToObj(n -> Stack.axial(11 + n, 0.8, 12 - n, 1 + 100 * n))
                .toList();

        VolumeChoice choice = VolumeChoice.of(assembly(stacks), USE);

        assertThat(choice.volume().grid().sizeZ()).isEqualTo(12);
        assertThat(choice.limitations()).singleElement().satisfies(limitation -> assertThat(limitation.detail())
                .startsWith("11 slices")
                .contains("; 7 slices")
                .doesNotContain("; 6 slices")
                .endsWith("; 2 more"));
    }

    @Test
    void aStackThatIsNoVolume_isNamedToo() {
        Stack beside = Stack.axial(13, 0.8, 5, 100);
        List<SeriesFile> files = Stream.concat(Stack.axial(11, 0.8, 7, 1).files(), beside.files())
                .filter(file ->
                        !file.name().equals(beside.files().toList().get(2).name()))
                .toList();

        VolumeChoice choice = VolumeChoice.of(assemble(files), USE);

        assertThat(choice.limitations())
                .extracting(limitation -> limitation.detail())
                .containsExactly("a stack that is no volume (MISSING_SLICE)");
    }

    @Test
    void theOnlyVolume_isTakenWithoutALimitation() {
        assertThat(VolumeChoice.of(assembly(List.of(Stack.axial(11, 0.8, 7, 1))), USE)
                        .limitations())
                .isEmpty();
    }

    /** The larger stack is in another plane, the smaller has too few slices. */
    @Test
    void whereNoneIsAdmitted_theReasonIsThatOfTheBest() {
        Assembly assembly = assembly(
                List.of(Stack.axial(13, 0.8, 3, 1), Stack.axial(11, 0.8, 6, 100).coronal()));

        assertThatThrownBy(() -> VolumeChoice.of(assembly, USE)).isInstanceOfSatisfying(DiagnosisException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.SERIES_OUTSIDE_INTENDED_USE);
            assertThat(e.attribute()).hasValue("ImageOrientationPatient (0020,0037)");
        });
    }

    private Assembly assembly(List<Stack> stacks) {
        return assemble(stacks.stream().flatMap(Stack::files).toList());
    }

    private Assembly assemble(List<SeriesFile> files) {
        RequestContext context = new RequestContext(
                "analysis-1",
                "hospital",
                Instant.EPOCH,
                Priority.ROUTINE,
                Deadline.after(Duration.ofMinutes(1), () -> 0),
                new Cancellation());
        try (CpuBudget cpus = new CpuBudget(1)) {
            List<Path> written = SeriesFile.writeAll(files, folder);
            return new VolumeAssembler(cpus)
                    .assemble(
                            new SeriesReader(ReadLimits.DEFAULT, cpus).read(written, context),
                            AssemblyPolicy.REGULAR_GRID,
                            context);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
