package org.secondread.cli;

import static io.grpc.Status.Code.INVALID_ARGUMENT;
import static io.grpc.Status.Code.NOT_FOUND;
import static io.grpc.Status.Code.UNIMPLEMENTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.secondread.domain.ErrorCode.DUPLICATE_INSTANCE;
import static org.secondread.domain.ErrorCode.INVALID_REQUEST;
import static org.secondread.domain.ErrorCode.IRREGULAR_SPACING;
import static org.secondread.domain.ErrorCode.MALFORMED_ATTRIBUTE;
import static org.secondread.domain.ErrorCode.MISSING_ATTRIBUTE;
import static org.secondread.domain.ErrorCode.MISSING_SLICE;
import static org.secondread.domain.ErrorCode.MIXED_SERIES;
import static org.secondread.domain.ErrorCode.MODEL_UNKNOWN;
import static org.secondread.domain.ErrorCode.OBJECT_CLASS_UNSUPPORTED;
import static org.secondread.domain.ErrorCode.SERIES_OUTSIDE_INTENDED_USE;
import static org.secondread.domain.ErrorCode.SERIES_TOO_LARGE;
import static org.secondread.domain.ErrorCode.TRANSFER_SYNTAX_UNSUPPORTED;
import static org.secondread.domain.ErrorCode.TRUNCATED;
import static org.secondread.domain.ErrorCode.UPLOAD_INCOMPLETE;

import io.grpc.Status;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.secondread.api.v1.AnalyzeSeriesResponse.PartCase;
import org.secondread.domain.ErrorCode;
import org.secondread.phantoms.fault.Fault;
import org.secondread.phantoms.series.Instance;
import org.secondread.phantoms.series.InstanceComposer;
import org.secondread.phantoms.series.PatientIdentity;
import org.secondread.phantoms.series.PhantomSeries;
import org.secondread.phantoms.series.PixelEncoding;
import org.secondread.phantoms.series.SeriesFile;
import org.secondread.phantoms.series.SeriesOptions;
import org.secondread.phantoms.space.Orientation;
import org.secondread.phantoms.space.SeriesGeometry;

/** What bad input gets from the running service, and from the program: a code, an attribute, and nothing else. */
class RefusalsTest {
    private static final String MODEL = "lung-nodule";
    private static final long SEED = 5;
    private static final SeriesOptions CT = SeriesOptions.ct(SEED);

    private static final String POSITION = "ImagePositionPatient (0020,0032)";
    private static final String ORIENTATION = "ImageOrientationPatient (0020,0037)";
    private static final String SPACING = "PixelSpacing (0028,0030)";
    private static final String ROWS = "Rows (0028,0010)";
    private static final String PHOTOMETRIC = "PhotometricInterpretation (0028,0004)";

    /**
     * One input and its answer.
     *
     * @param attribute as the answer names it; empty where no single one is at fault
     */
    private record Case(String wrong, Upload upload, ErrorCode code, Status.Code status, String attribute) {
        @Override
        public String toString() {
            return wrong;
        }
    }

    @TempDir
    Path folder;

    static List<Case> cases() {
        return List.of(
                fault(Fault.NOT_DICOM, ErrorCode.NOT_DICOM, INVALID_ARGUMENT, ""),
                fault(Fault.EMPTY_FILE, ErrorCode.NOT_DICOM, INVALID_ARGUMENT, ""),
                fault(Fault.NO_FILES, INVALID_REQUEST, INVALID_ARGUMENT, ""),
                fault(Fault.TWO_SERIES, MIXED_SERIES, INVALID_ARGUMENT, "SeriesInstanceUID (0020,000E)"),
                fault(Fault.TWO_PATIENTS, MIXED_SERIES, INVALID_ARGUMENT, "PatientID (0010,0020)"),
                fault(Fault.MIXED_ORIENTATION, MISSING_SLICE, INVALID_ARGUMENT, POSITION),
                fault(Fault.MISSING_SLICE, MISSING_SLICE, INVALID_ARGUMENT, POSITION),
                fault(Fault.SLICE_OFF_GRID, IRREGULAR_SPACING, INVALID_ARGUMENT, POSITION),
                fault(Fault.GANTRY_TILT, IRREGULAR_SPACING, INVALID_ARGUMENT, POSITION),
                fault(Fault.DUPLICATED_POSITION, DUPLICATE_INSTANCE, INVALID_ARGUMENT, POSITION),
                fault(
                        Fault.DUPLICATED_INSTANCE_UID,
                        DUPLICATE_INSTANCE,
                        INVALID_ARGUMENT,
                        "SOPInstanceUID (0008,0018)"),
                fault(Fault.MISSING_PIXEL_SPACING, MISSING_ATTRIBUTE, INVALID_ARGUMENT, SPACING),
                fault(Fault.BLANK_PIXEL_SPACING, MISSING_ATTRIBUTE, INVALID_ARGUMENT, SPACING),
                fault(Fault.ZERO_PIXEL_SPACING, MALFORMED_ATTRIBUTE, INVALID_ARGUMENT, SPACING),
                fault(Fault.MISSING_POSITION, MISSING_ATTRIBUTE, INVALID_ARGUMENT, POSITION),
                fault(Fault.MISSING_ORIENTATION, MISSING_ATTRIBUTE, INVALID_ARGUMENT, ORIENTATION),
                fault(Fault.MISSING_RESCALE, MISSING_ATTRIBUTE, INVALID_ARGUMENT, "RescaleSlope (0028,1053)"),
                fault(Fault.RESCALE_SLOPE_HUGE, MALFORMED_ATTRIBUTE, INVALID_ARGUMENT, "RescaleSlope (0028,1053)"),
                fault(Fault.RESCALE_SLOPE_ZERO, MALFORMED_ATTRIBUTE, INVALID_ARGUMENT, "RescaleSlope (0028,1053)"),
                fault(
                        Fault.RESCALE_INTERCEPT_INFINITE,
                        MALFORMED_ATTRIBUTE,
                        INVALID_ARGUMENT,
                        "RescaleIntercept (0028,1052)"),
                fault(Fault.ZERO_ROWS, MALFORMED_ATTRIBUTE, INVALID_ARGUMENT, ROWS),
                fault(Fault.HUGE_MATRIX, SERIES_TOO_LARGE, INVALID_ARGUMENT, ROWS),
                fault(Fault.TRUNCATED_IN_HEADER, TRUNCATED, INVALID_ARGUMENT, ""),
                fault(Fault.TRUNCATED_IN_PIXELS, TRUNCATED, INVALID_ARGUMENT, "PixelData (7FE0,0010)"),
                fault(Fault.DEFLATE_BOMB, MALFORMED_ATTRIBUTE, INVALID_ARGUMENT, "PixelData (7FE0,0010)"),
                fault(Fault.UNKNOWN_PHOTOMETRIC, MALFORMED_ATTRIBUTE, INVALID_ARGUMENT, PHOTOMETRIC),
                fault(
                        Fault.UNKNOWN_TRANSFER_SYNTAX,
                        TRANSFER_SYNTAX_UNSUPPORTED,
                        UNIMPLEMENTED,
                        "TransferSyntaxUID (0002,0010)"),
                fault(Fault.COMPRESSED_JUNK, MALFORMED_ATTRIBUTE, INVALID_ARGUMENT, "PixelData (7FE0,0010)"),
                fault(Fault.UNKNOWN_CLASS, OBJECT_CLASS_UNSUPPORTED, UNIMPLEMENTED, "SOPClassUID (0008,0016)"),
                fault(Fault.SECONDARY_CAPTURE, OBJECT_CLASS_UNSUPPORTED, UNIMPLEMENTED, "SOPClassUID (0008,0016)"),
                outside("an MR series", ramp(), SeriesOptions.mr(SEED), "Modality (0008,0060)"),
                outside(
                        "a photometric interpretation that the model was not made for",
                        ramp(),
                        CT.withPixels(PixelEncoding.CT_12_BIT.withPhotometric("MONOCHROME1")),
                        PHOTOMETRIC),
                outside(
                        "coronal slices",
                        PhantomSeries.ramp(SeriesGeometry.small().withOrientation(Orientation.CORONAL)),
                        CT,
                        ORIENTATION),
                outside("pixels of 2 mm", PhantomSeries.ramp(SeriesGeometry.axial(23, 17, 24, 2, 2, 2.5)), CT, SPACING),
                outside("too few slices", ramp(), CT, ""),
                outside(
                        "no lung",
                        PhantomSeries.ramp(SeriesGeometry.axial(23, 17, 24, 0.7, 0.9, 2.5)),
                        CT,
                        "PixelData (7FE0,0010)"),
                new Case(
                        "a model that is not there",
                        Upload.of("liver", files(slices(ramp(), CT))),
                        MODEL_UNKNOWN,
                        NOT_FOUND,
                        "model"),
                new Case(
                        "an upload that stops within a file",
                        Upload.of(MODEL, files(slices(ramp(), CT))).withoutLast(1),
                        UPLOAD_INCOMPLETE,
                        INVALID_ARGUMENT,
                        "end"));
    }

    private static Case fault(Fault fault, ErrorCode code, Status.Code status, String attribute) {
        return new Case(fault.wrong(), Upload.of(MODEL, fault.in(slices(ramp(), CT), SEED)), code, status, attribute);
    }

    private static Case outside(String wrong, PhantomSeries series, SeriesOptions options, String attribute) {
        Upload upload = Upload.of(MODEL, files(slices(series, options)));
        return new Case(wrong, upload, SERIES_OUTSIDE_INTENDED_USE, INVALID_ARGUMENT, attribute);
    }

    private static PhantomSeries ramp() {
        return PhantomSeries.ramp();
    }

    private static List<Instance> slices(PhantomSeries series, SeriesOptions options) {
        return InstanceComposer.composeAll(series, options);
    }

    private static List<SeriesFile> files(List<Instance> slices) {
        return slices.stream().map(Instance::toFile).toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void serviceNamesCodeAndAttribute_andKeepsNothing(Case bad) throws Exception {
        Upload.Failure failure = bad.upload().refusedBy(TestingService.shared().target());

        assertThat(failure.detail().getCode().name()).isEqualTo("ERROR_CODE_" + bad.code());
        assertThat(failure.status().getCode()).isEqualTo(bad.status());
        assertThat(failure.detail().getAttribute()).isEqualTo(bad.attribute());
        assertThat(failure.detail().getRule()).isNotBlank();
        assertThat(failure.before()).allMatch(part -> part.getPartCase() == PartCase.PROGRESS);
        assertThat(TestingService.shared().spooled()).isEmpty();
        assertNamesNobody(failure.status() + " " + failure.detail());
    }

    @ParameterizedTest
    @EnumSource(
            names = {"MISSING_SLICE", "MISSING_PIXEL_SPACING", "TRUNCATED_IN_PIXELS", "TWO_PATIENTS", "BROKEN_UTF_8"})
    void programEndsWithOne_andWritesNothing(Fault fault) throws Exception {
        CommandRun run = analyze(fault, "--server", TestingService.shared().target());

        assertRefused(run, fault);
    }

    @Test
    void programEndsWithOne_withoutServer() throws Exception {
        assertRefused(analyze(Fault.MISSING_SLICE), Fault.MISSING_SLICE);
    }

    @Test
    void programNamesUnknownModel() throws Exception {
        Path series = written(Fault.TRAILING_ZEROS);

        CommandRun run =
                CommandRun.of("analyze", series.toString(), "--out", out().toString(), "--model", "liver@1.0.0");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("MODEL_UNKNOWN");
        assertThat(out()).doesNotExist();
    }

    @Test
    void programNamesUnreachableServer() throws Exception {
        CommandRun run = analyze(Fault.TRAILING_ZEROS, "--server", "127.0.0.1:1");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("MODEL_NOT_READY", "nobody answers there");
        assertThat(out()).doesNotExist();
    }

    private CommandRun analyze(Fault fault, String... options) throws Exception {
        String[] arguments = {"analyze", written(fault).toString(), "--out", out().toString()};
        return CommandRun.of(
                Stream.of(arguments, options).flatMap(Arrays::stream).toArray(String[]::new));
    }

    private Path written(Fault fault) throws Exception {
        Path series = folder.resolve("series");
        SeriesFile.writeAll(fault.in(slices(ramp(), CT), SEED), series);
        return series;
    }

    private Path out() {
        return folder.resolve("out");
    }

    private void assertRefused(CommandRun run, Fault fault) {
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err().lines().filter(line -> line.startsWith("refused: ")))
                .as("one refusal of " + fault)
                .hasSize(1);
        assertThat(run.err()).as("no traces of stacks").doesNotContain("\tat ");
        assertThat(out()).doesNotExist();
        assertNamesNobody(run.out() + run.err());
    }

    private static void assertNamesNobody(String text) {
        PatientIdentity patient = CT.patient();
        assertThat(text)
                .doesNotContain(
                        patient.name(), "Müller", "Zoë", patient.id(), patient.birthDate(), "PHANTOM-9999", "Somebody");
    }
}
