package org.secondread.preprocessing.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.secondread.domain.Cancellation;
import org.secondread.domain.CpuBudget;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.domain.SourceFrame;
import org.secondread.phantoms.series.Instance;
import org.secondread.phantoms.series.InstanceComposer;
import org.secondread.phantoms.series.Part10File;
import org.secondread.phantoms.series.PatientIdentity;
import org.secondread.phantoms.series.PhantomSeries;
import org.secondread.phantoms.series.SeriesOptions;
import org.secondread.phantoms.series.TransferSyntax;
import org.secondread.preprocessing.testing.TestingRequest;
import org.secondread.preprocessing.testing.TestingSeries;

class SeriesReaderTest {
    @TempDir
    Path folder;

    @Test
    void headerHoldsWhatAllInstancesShare() {
        SourceHeader header = read(TestingSeries.ct()).header();
        Attributes first = TestingSeries.ct().get(0).dataset();

        assertThat(header.studyInstanceUid()).isEqualTo(first.getString(Tag.StudyInstanceUID));
        assertThat(header.seriesInstanceUid()).isEqualTo(first.getString(Tag.SeriesInstanceUID));
        assertThat(header.frameOfReferenceUid()).hasValue(first.getString(Tag.FrameOfReferenceUID));
        assertThat(header.modality()).isEqualTo("CT");
        assertThat(header.bodyPartExamined()).hasValue("CHEST");
        assertThat(header.seriesNumber()).hasValue(3);
        assertThat(header.photometricInterpretation()).isEqualTo("MONOCHROME2");
        assertThat(header.attributes().contains(Tag.PixelData)).isFalse();
    }

    @Test
    void anInstanceIsWhatItsHeaderSays() {
        CheckedFrame instance = read(TestingSeries.ct()).frames().get(4);

        assertThat(instance.requirePlane().spacingXMm()).isEqualTo(0.7);
        assertThat(instance.requirePlane().spacingYMm()).isEqualTo(0.9);
        assertThat(instance.requirePlane().originMm().z()).isEqualTo(-37.75);
        assertThat(instance.format().columns()).isEqualTo(23);
        assertThat(instance.format().rows()).isEqualTo(17);
        assertThat(instance.format().bitsStored()).isEqualTo(12);
        assertThat(instance.format().signed()).isFalse();
        assertThat(instance.rescale()).isEqualTo(new Rescale(1, -1024, Rescale.HOUNSFIELD));
        assertThat(instance.sliceThicknessMm()).hasValue(2);
        assertThat(instance.spacingBetweenSlicesMm()).isEmpty();
        assertThat(instance.source().instanceNumber()).hasValue(5);
        assertThat(instance.source().frameNumber()).isEmpty();
    }

    @Test
    void instancesComeByNumber_inWhateverOrderTheFilesCame() {
        List<Path> files = TestingSeries.write(TestingSeries.ct(), folder);

        List<SourceFrame> frames = frames(TestingSeries.read(files));

        assertThat(frames)
                .extracting(frame -> frame.instanceNumber().orElseThrow())
                .isSorted();
        assertThat(frames(TestingSeries.read(TestingSeries.shuffled(files, 7)))).isEqualTo(frames);
    }

    @ParameterizedTest
    @EnumSource
    void theHeaderIsTheSameInEverySyntax(TransferSyntax syntax) {
        SeriesOptions options = SeriesOptions.ct(5).withSyntax(syntax).withPatient(PatientIdentity.CHINESE_GB18030);

        CheckedSeries series = read(InstanceComposer.composeAll(PhantomSeries.ramp(), options));

        Attributes attributes = series.header().attributes();
        assertThat(attributes.bigEndian()).isFalse();
        assertThat(attributes.getString(Tag.PatientName)).isEqualTo("Wang^XiaoDong=王^小东");
        assertThat(attributes.getInt(Tag.Rows, 0)).isEqualTo(17);
        assertThat(series.deviations()).isEmpty();
    }

    /** GBK is declared as GB18030, which holds it: the older toolkit would take it for ASCII. */
    @Test
    void gbkIsCarriedOnAsGb18030() {
        SeriesOptions options = SeriesOptions.ct(5).withPatient(PatientIdentity.CHINESE_GB18030);
        List<Instance> slices =
                TestingSeries.changed(InstanceComposer.composeAll(PhantomSeries.ramp(), options), dataset -> {
                    Object name = dataset.getValue(Tag.PatientName);
                    dataset.setString(Tag.SpecificCharacterSet, VR.CS, "GBK");
                    dataset.setBytes(Tag.PatientName, VR.PN, gbk(String.valueOf(name)));
                });

        Attributes attributes = read(slices).header().attributes();

        assertThat(attributes.getString(Tag.SpecificCharacterSet)).isEqualTo("GB18030");
        assertThat(attributes.getString(Tag.PatientName)).isEqualTo("Wang^XiaoDong=王^小东");
    }

    @Test
    void aDuplicateOfEqualBytes_isDroppedAndListed() throws IOException {
        List<Path> files = new ArrayList<>(TestingSeries.write(TestingSeries.ct(), folder));
        files.add(Files.copy(files.get(3), folder.resolve("zz-copy.dcm")));

        CheckedSeries series = TestingSeries.read(files);

        assertThat(series.frames()).hasSize(11);
        assertThat(series.leftOut()).containsExactly(new LeftOut("zz-copy.dcm", LeftOut.Reason.DUPLICATE));
        assertThat(series.deviations()).containsExactly(new Deviation(ToleratedDeviation.DUPLICATE_DROPPED, 1, ""));
    }

    @Test
    void aFaultyFileAmongSeveral_isNumbered() throws IOException {
        List<Path> files = TestingSeries.write(TestingSeries.ct(), folder);
        Files.writeString(files.get(6), "not DICOM");

        assertThatThrownBy(() -> TestingSeries.read(files)).hasMessageEndingWith("(file 7 of 11)");
    }

    static Stream<Arguments> tolerated() {
        return Stream.of(
                change(ToleratedDeviation.HIGH_BIT_SHIFTED, dataset -> dataset.setInt(Tag.HighBit, VR.US, 13)),
                change(
                        ToleratedDeviation.PIXEL_DATA_PADDED,
                        dataset -> dataset.setBytes(Tag.PixelData, VR.OW, new byte[23 * 17 * 2 + 6])),
                change(
                        ToleratedDeviation.UID_LEADING_ZERO,
                        dataset -> dataset.setString(Tag.StudyInstanceUID, VR.UI, "1.2.0840")),
                change(
                        ToleratedDeviation.DECIMAL_STRING_TOO_LONG,
                        dataset -> dataset.setString(Tag.SliceThickness, VR.DS, "2.00000000000000001")));
    }

    @ParameterizedTest
    @MethodSource("tolerated")
    void whatIsTolerated_isCounted(ToleratedDeviation kind, Consumer<Attributes> change) {
        CheckedSeries series = read(TestingSeries.changed(TestingSeries.ct(), change));

        assertThat(series.deviations()).containsExactly(new Deviation(kind, 11, ""));
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("PixelData", set(Tag.NumberOfFrames, VR.IS, "2")),
                Arguments.of("PixelData", pixels(2 * 23 * 17 * 2)),
                Arguments.of("SliceThickness", set(Tag.SliceThickness, VR.DS, "2 mm")),
                Arguments.of("SOPInstanceUID", set(Tag.SOPInstanceUID, VR.UI, "no uid")),
                Arguments.of("PatientName", (Consumer<Attributes>) dataset -> dataset.remove(Tag.PatientName)),
                Arguments.of("ModalityLUTSequence", (Consumer<Attributes>)
                        dataset -> dataset.newSequence(Tag.ModalityLUTSequence, 1)),
                Arguments.of("RescaleSlope", set(Tag.RescaleSlope, VR.DS, "101")),
                Arguments.of("RescaleSlope", set(Tag.RescaleSlope, VR.DS, "1E-5")),
                Arguments.of("RescaleIntercept", set(Tag.RescaleIntercept, VR.DS, "-100001")),
                Arguments.of("RescaleType", set(Tag.RescaleType, VR.LO, "Z_EFF")),
                Arguments.of("ImagePositionPatient", set(Tag.ImagePositionPatient, VR.DS, "0", "0", "1E6")),
                Arguments.of("PixelSpacing", set(Tag.PixelSpacing, VR.DS, "0.9", "101")));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatBreaksARule_isRefusedByItsAttribute(String keyword, Consumer<Attributes> change) {
        assertThatThrownBy(() -> read(TestingSeries.changed(TestingSeries.ct(), change)))
                .isInstanceOfSatisfying(
                        DiagnosisException.class,
                        e -> assertThat(e.attribute().orElseThrow()).startsWith(keyword + " ("));
    }

    /** brain-mr-ge is written so; the pixels are read where they are, whatever follows. */
    @Test
    void zerosAfterThePixels_areReported() throws IOException {
        List<Path> files = TestingSeries.write(TestingSeries.ct(), folder);
        byte[] bytes = Files.readAllBytes(files.get(0));
        Files.write(
                files.get(0), ByteBuffer.allocate(bytes.length + 3).put(bytes).array());

        assertThat(TestingSeries.read(files).deviations())
                .containsExactly(new Deviation(ToleratedDeviation.TRAILING_BYTES, 1, ""));
    }

    /** Data Set Trailing Padding (FFFC,FFFC) is an element like others (PS3.10 section 7.2). */
    @Test
    void elementsAfterThePixels_areNoDeviation() {
        CheckedSeries series = read(
                TestingSeries.changed(TestingSeries.ct(), dataset -> dataset.setBytes(0xFFFCFFFC, VR.OB, new byte[6])));

        assertThat(series.deviations()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void withoutMetaInformation_theDataSetShowsItsEncoding(TransferSyntax syntax) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Instance slice : TestingSeries.ct()) {
            files.add(Files.write(folder.resolve(slice.fileName()), Part10File.encodeData(slice.dataset(), syntax)));
        }

        if (syntax == TransferSyntax.DEFLATED_EXPLICIT_LITTLE_ENDIAN) {
            assertThatThrownBy(() -> TestingSeries.read(files))
                    .isInstanceOfSatisfying(
                            DiagnosisException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_DICOM));
        } else {
            CheckedSeries series = TestingSeries.read(files);
            assertThat(series.frames().get(0).syntax().uid()).isEqualTo(syntax.uid());
            assertThat(series.deviations()).containsExactly(new Deviation(ToleratedDeviation.FILE_META_ABSENT, 11, ""));
        }
    }

    @Test
    void metaInformationThatNamesNoInstance_isReported() throws IOException {
        List<Path> files = new ArrayList<>();
        for (Instance slice : TestingSeries.ct()) {
            Attributes meta = Part10File.metaInformation(slice.dataset(), TransferSyntax.EXPLICIT_LITTLE_ENDIAN.uid());
            meta.remove(Tag.MediaStorageSOPInstanceUID);
            byte[] bytes = Part10File.encode(meta, slice.dataset(), TransferSyntax.EXPLICIT_LITTLE_ENDIAN);
            files.add(Files.write(folder.resolve(slice.fileName()), bytes));
        }

        assertThat(TestingSeries.read(files).deviations())
                .containsExactly(new Deviation(ToleratedDeviation.FILE_META_INCOMPLETE, 11, ""));
    }

    @Test
    void anIconsPixels_areNotTheImages() {
        List<Instance> slices = TestingSeries.changed(TestingSeries.ct(), dataset -> {
            Attributes icon = new Attributes();
            icon.setBytes(Tag.PixelData, VR.OW, new byte[8]);
            dataset.newSequence(Tag.IconImageSequence, 1).add(icon);
            dataset.remove(Tag.PixelData);
        });

        assertThatThrownBy(() -> read(slices)).hasMessageStartingWith("PixelData (7FE0,0010): is absent");
    }

    @Test
    void limits_areHeld() {
        List<Path> files = TestingSeries.write(TestingSeries.ct(), folder);

        assertTooLarge(files, new ReadLimits(10, 1 << 20, 1000, 8, 512, 1, 1 << 20, 1000), "at most 10 instances");
        assertTooLarge(files, new ReadLimits(11, 512, 1000, 8, 512, 1, 1 << 20, 1000), "at most 512 bytes");
        assertTooLarge(files, new ReadLimits(11, 1 << 20, 20, 8, 512, 1, 1 << 20, 1000), "at most 20 elements");
        assertTooLarge(
                files,
                new ReadLimits(11, 1 << 20, 1000, 8, 22, 1, 1 << 20, 1000),
                "Columns (0028,0011): may be at most 22");
        assertTooLarge(
                files, new ReadLimits(11, 1 << 20, 1000, 8, 512, 1, 23 * 17 * 11 - 1, 1000), "at most 4300 voxels");
        try (CpuBudget cpus = new CpuBudget(1)) {
            ReadLimits justEnough = new ReadLimits(11, 1 << 20, 1000, 8, 23, 1, 23 * 17 * 11, 1000);
            assertThat(new SeriesReader(justEnough, cpus)
                            .read(files, TestingRequest.alive())
                            .frames())
                    .hasSize(11);
        }
    }

    @Test
    void aCancelledRequest_isNotRead() {
        List<Path> files = TestingSeries.write(TestingSeries.ct(), folder);
        Cancellation cancellation = new Cancellation();
        cancellation.cancel();

        try (CpuBudget cpus = new CpuBudget(1)) {
            assertThatThrownBy(() ->
                            new SeriesReader(ReadLimits.DEFAULT, cpus).read(files, TestingRequest.with(cancellation)))
                    .isInstanceOfSatisfying(
                            DiagnosisException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED));
        }
    }

    private static void assertTooLarge(List<Path> files, ReadLimits limits, String rule) {
        try (CpuBudget cpus = new CpuBudget(1)) {
            assertThatThrownBy(() -> new SeriesReader(limits, cpus).read(files, TestingRequest.alive()))
                    .isInstanceOfSatisfying(DiagnosisException.class, e -> {
                        assertThat(e.code()).isEqualTo(ErrorCode.SERIES_TOO_LARGE);
                        assertThat(e.getMessage()).contains(rule);
                    });
        }
    }

    private CheckedSeries read(List<Instance> slices) {
        return TestingSeries.read(TestingSeries.write(slices, folder));
    }

    private static List<SourceFrame> frames(CheckedSeries series) {
        return series.frames().stream().map(CheckedFrame::source).toList();
    }

    private static Arguments change(ToleratedDeviation kind, Consumer<Attributes> change) {
        return Arguments.of(kind, change);
    }

    private static Consumer<Attributes> set(int tag, VR vr, String... values) {
        return dataset -> dataset.setString(tag, vr, values);
    }

    private static Consumer<Attributes> pixels(int bytes) {
        return dataset -> dataset.setBytes(Tag.PixelData, VR.OW, new byte[bytes]);
    }

    private static byte[] gbk(String text) {
        return text.getBytes(Charset.forName("GBK"));
    }
}
