package org.secondread.preprocessing.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.preprocessing.pixel.PixelFormat;

class UnitReaderTest {
    private static final PixelFormat UNSIGNED = PixelFormat.monochrome(4, 3, 16, 12, 11, false);
    private static final PixelFormat SIGNED = PixelFormat.monochrome(4, 3, 16, 16, 15, true);

    static Stream<Arguments> lines() {
        return Stream.of(
                line(ImageClass.CT, rescale("2", "-1024"), 2, -1024, "[hnsf'U]"),
                line(ImageClass.ENHANCED_CT, rescale("1", "-1000").andThen(type("HU")), 1, -1000, "[hnsf'U]"),
                line(ImageClass.ENHANCED_CT, rescale("0.01", "0").andThen(type("MGML")), 0.01, 0, "mg/ml"),
                line(ImageClass.ENHANCED_CT, rescale("1", "0").andThen(type("US")), 1, 0, "1"),
                line(
                        ImageClass.ENHANCED_CT,
                        rescale("0.5", "3").andThen(type("US")).andThen(realWorld("ml/100ml/s", 0.5, 3)),
                        0.5,
                        3,
                        "ml/100ml/s"),
                line(ImageClass.MR, dataset -> {}, 1, 0, "1"),
                line(ImageClass.MR, rescale("3.5", "7"), 3.5, 7, "1"),
                line(ImageClass.MR, rescale("2", "0").andThen(realWorld("mm2/s", 2, 0)), 2, 0, "mm2/s"),
                line(ImageClass.MR, rescale("2", "0").andThen(realWorld("mm2/s", 2e-6, 0)), 2, 0, "1"),
                line(
                        ImageClass.ENHANCED_MR,
                        rescale("2", "0").andThen(realWorld("mm2/s", 2, 0)).andThen(realWorld("ms", 2, 0)),
                        2,
                        0,
                        "1"),
                line(ImageClass.PET, rescale("0.25", "0").andThen(units("CNTS")), 0.25, 0, "{counts}"),
                line(ImageClass.PET, rescale("0.25", "0").andThen(units("GML")), 0.25, 0, "g/ml"),
                line(ImageClass.PET, rescale("0.25", "0").andThen(units("BQML")), 0.25, 0, "Bq/ml"),
                line(ImageClass.ENHANCED_PET, rescale("3", "0").andThen(type("BQML")), 3, 0, "Bq/ml"),
                line(ImageClass.COMPUTED_RADIOGRAPHY, dataset -> {}, 1, 0, "1"),
                line(ImageClass.DIGITAL_X_RAY, rescale("1", "0").andThen(type("US")), 1, 0, "1"));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void eachClassHasItsRule(
            ImageClass imageClass, Consumer<Attributes> content, double slope, double intercept, String unit) {
        Rescale found = (Rescale) read(imageClass, UNSIGNED, content);

        assertThat(found.slope()).isEqualTo(slope);
        assertThat(found.intercept()).isEqualTo(intercept);
        assertThat(found.unit().value()).isEqualTo(unit);
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                refusal(ImageClass.CT, dataset -> {}, ErrorCode.MISSING_ATTRIBUTE, "RescaleSlope"),
                refusal(
                        ImageClass.CT,
                        rescale("1", "0").andThen(type("US")),
                        ErrorCode.OBJECT_CLASS_UNSUPPORTED,
                        "RescaleType"),
                refusal(ImageClass.CT, rescale("0", "0"), ErrorCode.MALFORMED_ATTRIBUTE, "RescaleSlope"),
                refusal(ImageClass.ENHANCED_CT, rescale("1", "0"), ErrorCode.MISSING_ATTRIBUTE, "RescaleType"),
                refusal(ImageClass.ENHANCED_PET, type("BQML"), ErrorCode.MISSING_ATTRIBUTE, "RescaleSlope"),
                refusal(ImageClass.PET, rescale("1", "0"), ErrorCode.MISSING_ATTRIBUTE, "Units"),
                refusal(
                        ImageClass.PET,
                        rescale("1", "0").andThen(units("PROPCPS")),
                        ErrorCode.OBJECT_CLASS_UNSUPPORTED,
                        "Units"),
                refusal(ImageClass.PET, units("BQML"), ErrorCode.MISSING_ATTRIBUTE, "RescaleSlope"),
                refusal(
                        ImageClass.MR,
                        dataset -> dataset.setString(Tag.RescaleIntercept, VR.DS, "1"),
                        ErrorCode.MISSING_ATTRIBUTE,
                        "RescaleSlope"),
                refusal(ImageClass.MR, table(3, 0, 8, 1, 2, 3), ErrorCode.MALFORMED_ATTRIBUTE, "ModalityLUTSequence"),
                refusal(ImageClass.SECONDARY_CAPTURE, table(3, 0, 9, 1, 2), ErrorCode.MALFORMED_ATTRIBUTE, "LUTData"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void whatARuleDemands_isNotInvented(
            ImageClass imageClass, Consumer<Attributes> content, ErrorCode code, String keyword) {
        assertThatThrownBy(() -> read(imageClass, UNSIGNED, content))
                .isInstanceOfSatisfying(DiagnosisException.class, e -> {
                    assertThat(e.code()).isEqualTo(code);
                    assertThat(e.attribute().orElseThrow()).startsWith(keyword + " (");
                });
    }

    @Test
    void aModalityTable_isHeldAtItsEnds_andItsFirstValueHasThePixelsSign() {
        UnitMapping signed = read(ImageClass.COMPUTED_RADIOGRAPHY, SIGNED, table(4, -2, 16, 10, 20, 40, 65535));
        UnitMapping unsigned = read(ImageClass.MAMMOGRAPHY, UNSIGNED, table(2, 0x8000, 16, 10, 20));

        assertThat(new double[] {signed.of(-9), signed.of(-1), signed.of(0), signed.of(1), signed.of(2)})
                .containsExactly(10, 20, 40, 65535, 65535);
        assertThat(new double[] {unsigned.of(0), unsigned.of(0x8000), unsigned.of(0x8001)})
                .containsExactly(10, 10, 20);
    }

    /** Two entries of 8 bits may share a word (PS3.3 C.11.1.1.1). */
    @Test
    void packedTables_areUnpacked() {
        UnitMapping mapping = read(ImageClass.SECONDARY_CAPTURE, UNSIGNED, table(4, 0, 8, 0x2010, 0x4030));

        assertThat(new double[] {mapping.of(0), mapping.of(1), mapping.of(2), mapping.of(3)})
                .containsExactly(0x10, 0x20, 0x30, 0x40);
    }

    /** 70 kg, 370 MBq of fluorine-18 (6586.2 s), an hour from injection to scan: 0.684633 of the dose is left. */
    static Stream<Arguments> uptakes() {
        return Stream.of(
                Arguments.of("START", pet(dataset -> {}), 2.763367e-4),
                Arguments.of(
                        "the injection's date is stated",
                        pet(dataset -> {
                            dataset.getNestedDataset(Tag.RadiopharmaceuticalInformationSequence)
                                    .setString(Tag.RadiopharmaceuticalStartDateTime, VR.DT, "20260105093000.00+0100");
                        }),
                        2.763367e-4),
                Arguments.of(
                        "two hours, past midnight",
                        pet(dataset -> {
                            dataset.setString(Tag.SeriesTime, VR.TM, "003000");
                            dataset.setString(Tag.AcquisitionTime, VR.TM, "003000.5");
                            dataset.getNestedDataset(Tag.RadiopharmaceuticalInformationSequence)
                                    .setString(Tag.RadiopharmaceuticalStartTime, VR.TM, "223000");
                        }),
                        4.036275e-4),
                Arguments.of(
                        "ADMIN", pet(dataset -> dataset.setString(Tag.DecayCorrection, VR.CS, "ADMIN")), 1.891892e-4));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("uptakes")
    void becquerelsBecomeUptakeValues(String name, Consumer<Attributes> content, double factor) {
        Rescale found = (Rescale) read(ImageClass.PET, UNSIGNED, content);

        assertThat(found.unit()).isEqualTo(Rescale.UPTAKE_BY_WEIGHT);
        assertThat(found.slope()).isCloseTo(2 * factor, within(1e-9));
        assertThat(found.intercept()).isZero();
    }

    static Stream<Arguments> insufficient() {
        return Stream.of(
                Arguments.of("no weight", pet(dataset -> dataset.remove(Tag.PatientWeight))),
                Arguments.of("no weight at all", pet(dataset -> dataset.setString(Tag.PatientWeight, VR.DS, "0"))),
                Arguments.of(
                        "no decay correction", pet(dataset -> dataset.setString(Tag.DecayCorrection, VR.CS, "NONE"))),
                Arguments.of(
                        "no attenuation correction",
                        pet(dataset -> dataset.setString(Tag.CorrectedImage, VR.CS, "DECY"))),
                Arguments.of("no tracer", pet(dataset -> dataset.remove(Tag.RadiopharmaceuticalInformationSequence))),
                Arguments.of("made after the scan", pet(dataset -> dataset.setString(Tag.SeriesTime, VR.TM, "103001"))),
                Arguments.of("no dose", pet(dataset -> tracer(dataset).remove(Tag.RadionuclideTotalDose))),
                Arguments.of("no half life", pet(dataset -> tracer(dataset).remove(Tag.RadionuclideHalfLife))),
                Arguments.of("a time to the minute", pet(dataset -> tracer(dataset)
                        .setString(Tag.RadiopharmaceuticalStartTime, VR.TM, "0930"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("insufficient")
    void whereAFactLacks_becquerelsRemain(String name, Consumer<Attributes> content) {
        assertThat(read(ImageClass.PET, UNSIGNED, content))
                .isEqualTo(new Rescale(2, 0, Rescale.ACTIVITY_CONCENTRATION));
    }

    @ParameterizedTest
    @EnumSource
    void everyClassReadsWhatItsOwnRuleDemands(ImageClass imageClass) {
        Consumer<Attributes> all = rescale("2", "0").andThen(units("NONE"));

        UnitMapping mapping = read(imageClass, UNSIGNED, all.andThen(type("HU")));

        assertThat(mapping.of(21)).isEqualTo(42);
    }

    private static UnitMapping read(ImageClass imageClass, PixelFormat format, Consumer<Attributes> content) {
        Attributes dataset = new Attributes();
        content.accept(dataset);
        AttributeReader reader = new AttributeReader(dataset);
        return new UnitReader(reader, imageClass, format).read(reader);
    }

    private static Arguments line(
            ImageClass imageClass, Consumer<Attributes> content, double slope, double intercept, String unit) {
        return Arguments.of(imageClass, content, slope, intercept, unit);
    }

    private static Arguments refusal(
            ImageClass imageClass, Consumer<Attributes> content, ErrorCode code, String keyword) {
        return Arguments.of(imageClass, content, code, keyword);
    }

    private static Consumer<Attributes> rescale(String slope, String intercept) {
        return dataset -> {
            dataset.setString(Tag.RescaleSlope, VR.DS, slope);
            dataset.setString(Tag.RescaleIntercept, VR.DS, intercept);
        };
    }

    private static Consumer<Attributes> type(String type) {
        return dataset -> dataset.setString(Tag.RescaleType, VR.LO, type);
    }

    private static Consumer<Attributes> units(String units) {
        return dataset -> dataset.setString(Tag.Units, VR.CS, units);
    }

    private static Consumer<Attributes> realWorld(String ucum, double slope, double intercept) {
        return dataset -> {
            Attributes code = new Attributes();
            code.setString(Tag.CodeValue, VR.SH, ucum);
            code.setString(Tag.CodingSchemeDesignator, VR.SH, "UCUM");
            Attributes item = new Attributes();
            item.newSequence(Tag.MeasurementUnitsCodeSequence, 1).add(code);
            item.setDouble(Tag.RealWorldValueSlope, VR.FD, slope);
            item.setDouble(Tag.RealWorldValueIntercept, VR.FD, intercept);
            dataset.ensureSequence(Tag.RealWorldValueMappingSequence, 1).add(item);
        };
    }

    private static Consumer<Attributes> table(int count, int first, int bits, int... entries) {
        return dataset -> {
            Attributes item = new Attributes();
            item.setInt(Tag.LUTDescriptor, VR.US, count, first & 0xFFFF, bits);
            item.setInt(Tag.LUTData, VR.US, entries);
            dataset.newSequence(Tag.ModalityLUTSequence, 1).add(item);
        };
    }

    private static Consumer<Attributes> pet(Consumer<Attributes> change) {
        return rescale("2", "0").andThen(units("BQML")).andThen(dataset -> {
            dataset.setString(Tag.PatientWeight, VR.DS, "70");
            dataset.setString(Tag.CorrectedImage, VR.CS, "ATTN", "DECY", "SCAT");
            dataset.setString(Tag.DecayCorrection, VR.CS, "START");
            dataset.setString(Tag.SeriesDate, VR.DA, "20260105");
            dataset.setString(Tag.SeriesTime, VR.TM, "103000");
            dataset.setString(Tag.AcquisitionDate, VR.DA, "20260105");
            dataset.setString(Tag.AcquisitionTime, VR.TM, "103000");
            Attributes tracer = new Attributes();
            tracer.setString(Tag.RadiopharmaceuticalStartTime, VR.TM, "093000");
            tracer.setString(Tag.RadionuclideTotalDose, VR.DS, "370000000");
            tracer.setString(Tag.RadionuclideHalfLife, VR.DS, "6586.2");
            dataset.newSequence(Tag.RadiopharmaceuticalInformationSequence, 1).add(tracer);
            change.accept(dataset);
        });
    }

    private static Attributes tracer(Attributes dataset) {
        return dataset.getNestedDataset(Tag.RadiopharmaceuticalInformationSequence);
    }
}
