package org.secondread.preprocessing.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.secondread.phantoms.series.EnhancedInstance;
import org.secondread.phantoms.series.Instance;
import org.secondread.phantoms.series.InstanceComposer;
import org.secondread.phantoms.series.PhantomSeries;
import org.secondread.phantoms.series.SeriesOptions;
import org.secondread.phantoms.series.TransferSyntax;
import org.secondread.phantoms.space.Orientation;
import org.secondread.phantoms.space.SeriesGeometry;
import org.secondread.preprocessing.pixel.Samples;
import org.secondread.preprocessing.testing.TestingSeries;
import org.secondread.preprocessing.volume.Volume;

/** The same slices in one instance with functional groups as in one instance each. */
class EnhancedInstanceTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void oneInstanceWithManyFrames_isTheVolumeOfManyInstances(TransferSyntax syntax) {
        SeriesGeometry oblique = SeriesGeometry.small().withOrientation(Orientation.AXIAL.turned(12, -23, 34));
        List<Instance> slices = InstanceComposer.composeAll(
                PhantomSeries.ramp(oblique), SeriesOptions.ct(5).withSyntax(syntax));

        Volume single = TestingSeries.assemble(TestingSeries.write(slices, folder));
        Volume folded = TestingSeries.assemble(write(EnhancedInstance.fold(slices)));

        assertThat(folded.grid()).isEqualTo(single.grid());
        assertThat(((Samples.Shorts) folded.stored()).bits()).isEqualTo(((Samples.Shorts) single.stored()).bits());
        assertThat(folded.unit()).isEqualTo(single.unit());
        assertThat(folded.frames())
                .extracting(frame -> frame.frameNumber().orElseThrow())
                .isSorted()
                .startsWith(1);
        assertThat(folded.frames()).extracting(frame -> frame.sopInstanceUid()).containsOnly(uid(slices.get(0)));
    }

    @Test
    void framesInAnyOrder_areStackedByTheirPlaces() {
        List<Instance> slices = TestingSeries.ct();

        Volume sorted = TestingSeries.assemble(write(EnhancedInstance.fold(slices)));
        Volume shuffled = TestingSeries.assemble(write(EnhancedInstance.fold(TestingSeries.shuffled(slices, 3))));

        assertThat(shuffled.grid()).isEqualTo(sorted.grid());
        assertThat(((Samples.Shorts) shuffled.stored()).bits()).isEqualTo(((Samples.Shorts) sorted.stored()).bits());
        assertThat(shuffled.frames())
                .extracting(frame -> frame.frameNumber().orElseThrow())
                .isNotEqualTo(sorted.frames().stream()
                        .map(frame -> frame.frameNumber().orElseThrow())
                        .toList());
    }

    @Test
    void whatAFrameSaysOfItself_goesBeforeWhatIsShared_andIsReported() {
        CheckedSeries series = read(dataset -> {
            Attributes own = new Attributes();
            own.setString(Tag.RescaleSlope, VR.DS, "4");
            own.setString(Tag.RescaleIntercept, VR.DS, "-99");
            own.setString(Tag.RescaleType, VR.LO, "HU");
            group(dataset, 2)
                    .newSequence(Tag.PixelValueTransformationSequence, 1)
                    .add(own);
        });

        assertThat(series.frames().get(1).rescale()).isEqualTo(new Rescale(1, -1024, Rescale.HOUNSFIELD));
        assertThat(series.frames().get(2).rescale()).isEqualTo(new Rescale(4, -99, Rescale.HOUNSFIELD));
        assertThat(series.deviations())
                .containsExactly(new Deviation(ToleratedDeviation.FUNCTIONAL_GROUP_TWICE, 1, ""));
    }

    @Test
    void traitsComeFromGroups_convertedAttributesAndTheInstance() {
        CheckedFrame frame = read(dataset -> {
                    Attributes diffusion = new Attributes();
                    diffusion.setDouble(0x00189087, VR.FD, 1000);
                    Attributes direction = new Attributes();
                    direction.setDouble(0x00189089, VR.FD, 0, 0.6, -0.8);
                    diffusion.newSequence(0x00189076, 1).add(direction);
                    group(dataset, 3).newSequence(0x00189117, 1).add(diffusion);
                    Attributes converted = new Attributes();
                    converted.setString(Tag.EchoTime, VR.DS, "15.5");
                    group(dataset, 3).newSequence(0x00209171, 1).add(converted);
                    content(dataset, 3).setInt(Tag.TemporalPositionIndex, VR.UL, 70000);
                })
                .frames()
                .get(3);

        assertThat(frame.traits())
                .containsEntry(DicomAttribute.DIFFUSION_B_VALUE, "1000.0")
                .containsEntry(DicomAttribute.DIFFUSION_GRADIENT_ORIENTATION, "0.0\\0.6\\-0.8")
                .containsEntry(DicomAttribute.ECHO_TIME, "15.5")
                .containsEntry(DicomAttribute.TEMPORAL_POSITION_INDEX, "70000")
                .containsEntry(DicomAttribute.SLICE_THICKNESS, "2")
                .containsEntry(DicomAttribute.CONVOLUTION_KERNEL, "LUNG");
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                refusal("ImagePositionPatient (0020,0032): is absent (frame 5)", dataset -> group(dataset, 4)
                        .remove(Tag.PlanePositionSequence)),
                refusal("ImagePositionPatient (0020,0032): has no value (frame 5)", dataset -> group(dataset, 4)
                        .getNestedDataset(Tag.PlanePositionSequence)
                        .setNull(Tag.ImagePositionPatient, VR.DS)),
                refusal("ImageOrientationPatient (0020,0037): is absent (frame 1)", dataset -> shared(dataset)
                        .remove(Tag.PlaneOrientationSequence)),
                refusal("PixelSpacing (0028,0030): is absent (frame 1)", dataset -> shared(dataset)
                        .getNestedDataset(Tag.PixelMeasuresSequence)
                        .remove(Tag.PixelSpacing)),
                refusal("RescaleType (0028,1054): is absent (frame 1)", dataset -> shared(dataset)
                        .remove(Tag.PixelValueTransformationSequence)),
                refusal(
                        "PerFrameFunctionalGroupsSequence (5200,9230): must have one item for each frame"
                                + " (PS3.3 table C.7.6.16-1)",
                        dataset -> frames(dataset).remove(10)),
                refusal(
                        "SharedFunctionalGroupsSequence (5200,9229): must have one item (PS3.3 table C.7.6.16-1)",
                        dataset -> dataset.getSequence(Tag.SharedFunctionalGroupsSequence)
                                .add(new Attributes())),
                refusal(
                        "PerFrameFunctionalGroupsSequence (5200,9230): must be a sequence",
                        dataset -> dataset.setString(Tag.PerFrameFunctionalGroupsSequence, VR.LO, "none")));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void aLackingFact_isNamedWithItsFrame(String message, Consumer<Attributes> change) {
        assertThatThrownBy(() -> read(change)).hasMessage(message);
    }

    private CheckedSeries read(Consumer<Attributes> change) {
        return TestingSeries.read(
                write(EnhancedInstance.fold(TestingSeries.ct()).with(change)));
    }

    private List<Path> write(Instance instance) {
        return TestingSeries.write(List.of(instance), folder);
    }

    private static Arguments refusal(String message, Consumer<Attributes> change) {
        return Arguments.of(message, change);
    }

    private static Sequence frames(Attributes dataset) {
        return dataset.getSequence(Tag.PerFrameFunctionalGroupsSequence);
    }

    private static Attributes group(Attributes dataset, int frame) {
        return frames(dataset).get(frame);
    }

    private static Attributes content(Attributes dataset, int frame) {
        return group(dataset, frame).getNestedDataset(Tag.FrameContentSequence);
    }

    private static Attributes shared(Attributes dataset) {
        return dataset.getSequence(Tag.SharedFunctionalGroupsSequence).get(0);
    }

    private static String uid(Instance instance) {
        return instance.dataset().getString(Tag.SOPInstanceUID);
    }
}
