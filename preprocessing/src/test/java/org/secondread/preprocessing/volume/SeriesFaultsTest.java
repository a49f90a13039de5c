package org.secondread.preprocessing.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.phantoms.fault.Fault;
import org.secondread.preprocessing.dicom.CheckedSeries;
import org.secondread.preprocessing.dicom.ToleratedDeviation;
import org.secondread.preprocessing.testing.TestingSeries;

/** Every fault that a phantom series can be given ends in its code and names its attribute, or is tolerated and reported. */
class SeriesFaultsTest {
    /** What a fault is answered with: a refusal, or a tolerated deviation, or nothing where the fault is another room's. */
    private record Answer(Optional<ErrorCode> code, String attribute, Optional<ToleratedDeviation> deviation) {
        static Answer refused(ErrorCode code, String attribute) {
            return new Answer(Optional.of(code), attribute, Optional.empty());
        }

        static Answer tolerated(ToleratedDeviation deviation) {
            return new Answer(Optional.empty(), "", Optional.of(deviation));
        }
    }

    private static final Map<Fault, Answer> ANSWERS = new EnumMap<>(Fault.class);

    private static void refuses(ErrorCode code, String attribute, Fault... faults) {
        for (Fault fault : faults) {
            ANSWERS.put(fault, Answer.refused(code, attribute));
        }
    }

    private static void tolerates(ToleratedDeviation deviation, Fault fault) {
        ANSWERS.put(fault, Answer.tolerated(deviation));
    }

    static {
        refuses(ErrorCode.NOT_DICOM, "", Fault.NO_FILES, Fault.EMPTY_FILE, Fault.NOT_DICOM);
        refuses(
                ErrorCode.TRUNCATED,
                "",
                Fault.PREAMBLE_ONLY,
                Fault.TRUNCATED_IN_META_INFORMATION,
                Fault.TRUNCATED_IN_HEADER);
        refuses(
                ErrorCode.TRUNCATED,
                "PixelData",
                Fault.TRUNCATED_IN_PIXELS,
                Fault.PIXEL_LENGTH_BEYOND_FILE,
                Fault.SHORT_PIXEL_DATA,
                Fault.EMPTY_PIXEL_DATA);
        refuses(
                ErrorCode.MISSING_SLICE,
                "ImagePositionPatient",
                Fault.MISSING_SLICE,
                Fault.TWO_SPACINGS,
                Fault.MIXED_ORIENTATION,
                Fault.MIXED_MATRIX,
                Fault.MIXED_PIXEL_SPACING);
        refuses(
                ErrorCode.IRREGULAR_SPACING,
                "ImagePositionPatient",
                Fault.SLICE_OFF_GRID,
                Fault.SLICE_SIDEWAYS,
                Fault.GANTRY_TILT);
        refuses(ErrorCode.DUPLICATE_INSTANCE, "ImagePositionPatient", Fault.DUPLICATED_POSITION);
        refuses(ErrorCode.DUPLICATE_INSTANCE, "SOPInstanceUID", Fault.DUPLICATED_INSTANCE_UID);
        refuses(ErrorCode.MIXED_SERIES, "SeriesInstanceUID", Fault.TWO_SERIES);
        refuses(ErrorCode.MIXED_SERIES, "PatientID", Fault.TWO_PATIENTS);
        refuses(ErrorCode.MIXED_SERIES, "StudyInstanceUID", Fault.TWO_STUDIES);
        refuses(ErrorCode.MIXED_SERIES, "FrameOfReferenceUID", Fault.TWO_FRAMES_OF_REFERENCE);
        refuses(ErrorCode.OBJECT_CLASS_UNSUPPORTED, "SOPClassUID", Fault.SECONDARY_CAPTURE, Fault.UNKNOWN_CLASS);
        refuses(ErrorCode.TRANSFER_SYNTAX_UNSUPPORTED, "TransferSyntaxUID", Fault.UNKNOWN_TRANSFER_SYNTAX);
        refuses(
                ErrorCode.MALFORMED_ATTRIBUTE,
                "MediaStorageSOPInstanceUID",
                Fault.META_INFORMATION_NAMES_OTHER_INSTANCE);
        refuses(ErrorCode.SERIES_TOO_LARGE, "", Fault.DEEP_NESTING);
        refuses(ErrorCode.MALFORMED_ATTRIBUTE, "PixelData", Fault.DEFLATE_BOMB, Fault.COMPRESSED_JUNK);
        refuses(ErrorCode.SERIES_TOO_LARGE, "Rows", Fault.HUGE_MATRIX);

        refuses(ErrorCode.MISSING_ATTRIBUTE, "SOPClassUID", Fault.MISSING_CLASS);
        refuses(ErrorCode.MISSING_ATTRIBUTE, "SOPInstanceUID", Fault.MISSING_INSTANCE_UID);
        refuses(ErrorCode.MISSING_ATTRIBUTE, "Modality", Fault.MISSING_MODALITY);
        refuses(ErrorCode.MISSING_ATTRIBUTE, "SeriesInstanceUID", Fault.MISSING_SERIES_UID);
        refuses(ErrorCode.MISSING_ATTRIBUTE, "StudyInstanceUID", Fault.MISSING_STUDY_UID);
        refuses(ErrorCode.MISSING_ATTRIBUTE, "PatientID", Fault.MISSING_PATIENT_ID);
        refuses(ErrorCode.MISSING_ATTRIBUTE, "FrameOfReferenceUID", Fault.MISSING_FRAME_OF_REFERENCE);
        refuses(ErrorCode.MISSING_ATTRIBUTE, "PixelSpacing", Fault.MISSING_PIXEL_SPACING, Fault.BLANK_PIXEL_SPACING);
        refuses(
                ErrorCode.MISSING_ATTRIBUTE,
                "ImagePositionPatient",
                Fault.MISSING_POSITION,
                Fault.MISSING_ONE_POSITION);
        refuses(ErrorCode.MISSING_ATTRIBUTE, "ImageOrientationPatient", Fault.MISSING_ORIENTATION);
        refuses(ErrorCode.MISSING_ATTRIBUTE, "RescaleSlope", Fault.MISSING_RESCALE, Fault.MISSING_RESCALE_SLOPE);
        refuses(ErrorCode.MISSING_ATTRIBUTE, "RescaleIntercept", Fault.MISSING_RESCALE_INTERCEPT);
        refuses(ErrorCode.MISSING_ATTRIBUTE, "Rows", Fault.MISSING_ROWS);
        refuses(ErrorCode.MISSING_ATTRIBUTE, "PixelData", Fault.MISSING_PIXEL_DATA);
        refuses(ErrorCode.MISSING_ATTRIBUTE, "PhotometricInterpretation", Fault.MISSING_PHOTOMETRIC);
        refuses(ErrorCode.MISSING_ATTRIBUTE, "PixelRepresentation", Fault.MISSING_PIXEL_REPRESENTATION);
        refuses(ErrorCode.MISSING_ATTRIBUTE, "BitsStored", Fault.MISSING_BITS_STORED);

        refuses(ErrorCode.MALFORMED_ATTRIBUTE, "Modality", Fault.MODALITY_CONTRADICTS_CLASS);
        refuses(ErrorCode.MALFORMED_ATTRIBUTE, "StudyInstanceUID", Fault.MALFORMED_STUDY_UID);
        refuses(ErrorCode.MALFORMED_ATTRIBUTE, "SpecificCharacterSet", Fault.UNKNOWN_CHARACTER_SET);
        refuses(ErrorCode.MALFORMED_ATTRIBUTE, "PatientName", Fault.BROKEN_UTF_8);
        refuses(
                ErrorCode.MALFORMED_ATTRIBUTE,
                "PixelSpacing",
                Fault.ZERO_PIXEL_SPACING,
                Fault.NEGATIVE_PIXEL_SPACING,
                Fault.SINGLE_PIXEL_SPACING,
                Fault.MALFORMED_PIXEL_SPACING);
        refuses(
                ErrorCode.MALFORMED_ATTRIBUTE,
                "ImagePositionPatient",
                Fault.POSITION_NOT_A_NUMBER,
                Fault.POSITION_WITH_UNIT);
        refuses(
                ErrorCode.MALFORMED_ATTRIBUTE,
                "ImageOrientationPatient",
                Fault.COSINES_NOT_UNIT,
                Fault.COSINES_NOT_ORTHOGONAL,
                Fault.COSINES_ZERO,
                Fault.COSINES_FIVE);
        refuses(
                ErrorCode.MALFORMED_ATTRIBUTE,
                "InstanceNumber",
                Fault.MALFORMED_INSTANCE_NUMBER,
                Fault.HUGE_INSTANCE_NUMBER);
        refuses(
                ErrorCode.MALFORMED_ATTRIBUTE,
                "RescaleSlope",
                Fault.RESCALE_SLOPE_ZERO,
                Fault.RESCALE_SLOPE_NAN,
                Fault.RESCALE_SLOPE_HUGE);
        refuses(ErrorCode.MALFORMED_ATTRIBUTE, "RescaleIntercept", Fault.RESCALE_INTERCEPT_INFINITE);
        refuses(ErrorCode.MALFORMED_ATTRIBUTE, "Rows", Fault.ZERO_ROWS);
        refuses(
                ErrorCode.MALFORMED_ATTRIBUTE,
                "PhotometricInterpretation",
                Fault.COLOUR,
                Fault.PALETTE,
                Fault.UNKNOWN_PHOTOMETRIC);
        refuses(ErrorCode.MALFORMED_ATTRIBUTE, "PixelRepresentation", Fault.PIXEL_REPRESENTATION_SEVEN);
        refuses(ErrorCode.MALFORMED_ATTRIBUTE, "BitsStored", Fault.BITS_STORED_BEYOND_ALLOCATED);
        refuses(ErrorCode.MALFORMED_ATTRIBUTE, "HighBit", Fault.HIGH_BIT_CONTRADICTS);
        refuses(ErrorCode.MALFORMED_ATTRIBUTE, "BitsAllocated", Fault.BITS_ALLOCATED_SEVEN);

        refuses(ErrorCode.MALFORMED_ATTRIBUTE, "TransferSyntaxUID", Fault.BYTE_ORDER_CONTRADICTS_META_INFORMATION);
        refuses(ErrorCode.MALFORMED_ATTRIBUTE, "(0008,0060)", Fault.CONTRADICTING_ELEMENTS);
        refuses(ErrorCode.MALFORMED_ATTRIBUTE, "(0000,0002)", Fault.COMMAND_ELEMENT);
        refuses(ErrorCode.TRUNCATED, "", Fault.CLAIMED_GIBIBYTES);
        refuses(ErrorCode.MALFORMED_ATTRIBUTE, "PatientName", Fault.UNDECLARED_CHARACTER_SET);

        tolerates(ToleratedDeviation.THICKNESS_AS_SPACING, Fault.SINGLE_SLICE);
        tolerates(ToleratedDeviation.IMAGES_LEFT_OUT, Fault.LOCALISER_INCLUDED);
        tolerates(ToleratedDeviation.DUPLICATE_DROPPED, Fault.DUPLICATED_FILE);
        tolerates(ToleratedDeviation.FILE_META_ABSENT, Fault.MISSING_META_INFORMATION);
        tolerates(ToleratedDeviation.TRANSFER_SYNTAX_ABSENT, Fault.MISSING_TRANSFER_SYNTAX);
        tolerates(ToleratedDeviation.TRANSFER_SYNTAX_CONTRADICTED, Fault.DATA_CONTRADICT_META_INFORMATION);
        tolerates(ToleratedDeviation.FILE_META_LENGTH_WRONG, Fault.LYING_META_LENGTH);
        tolerates(ToleratedDeviation.PREAMBLE_ABSENT, Fault.MISSING_PREAMBLE);
        tolerates(ToleratedDeviation.GROUP_LENGTH_WRONG, Fault.LYING_GROUP_LENGTH);
        tolerates(ToleratedDeviation.ODD_LENGTH, Fault.ODD_LENGTH);
        tolerates(ToleratedDeviation.ELEMENTS_OUT_OF_ORDER, Fault.OUT_OF_ORDER);
        tolerates(ToleratedDeviation.ELEMENT_REPEATED, Fault.REPEATED_ELEMENT);
        tolerates(ToleratedDeviation.DELIMITERS_IRREGULAR, Fault.MISSING_DELIMITER);
        tolerates(ToleratedDeviation.ITEMS_IN_OTHER_ENCODING, Fault.IMPLICIT_ITEMS);
        tolerates(ToleratedDeviation.VR_UNKNOWN, Fault.UNKNOWN_VR);
        tolerates(ToleratedDeviation.CHARACTER_SET_MISSPELT, Fault.MISSPELT_CHARACTER_SET);
        tolerates(ToleratedDeviation.TRAILING_BYTES, Fault.TRAILING_ZEROS);
    }

    @TempDir
    Path folder;

    static Stream<Arguments> answers() {
        return ANSWERS.entrySet().stream().map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void eachFaultHasItsAnswer(Fault fault, Answer answer) {
        Object outcome = outcome(fault, 1);

        if (answer.code().isPresent()) {
            assertThat(outcome).isInstanceOfSatisfying(DiagnosisException.class, e -> {
                assertThat(e.code()).isEqualTo(answer.code().get());
                assertThat(e.attribute().orElse("").replaceAll(" .*", "")).isEqualTo(answer.attribute());
            });
        } else {
            assertThat(outcome).isInstanceOfSatisfying(Volume.class, volume -> assertThat(volume.deviations())
                    .extracting(deviation -> deviation.kind())
                    .containsExactly(answer.deviation().orElseThrow()));
        }
    }

    /** Neither a crash nor a hang, whichever slice is struck; and no patient's value in a message. */
    @ParameterizedTest
    @EnumSource
    void noFaultEndsOtherwiseThanInACode(Fault fault) {
        for (int seed = 2; seed < 4; seed++) {
            Object outcome = outcome(fault, seed);
            if (outcome instanceof DiagnosisException refusal) {
                assertThat(refusal.code()).isNotEqualTo(ErrorCode.INTERNAL);
                assertThat(refusal.getMessage()).doesNotContain("Müller", "PHANTOM", "19570312");
            }
        }
    }

    /** What a model is made for is asked in another room, and a dozen flipped bytes may be pixels. */
    @Test
    void everyFaultIsInTheTable() {
        assertThat(Arrays.stream(Fault.values()).filter(fault -> !ANSWERS.containsKey(fault)))
                .containsExactly(Fault.WRONG_MODALITY, Fault.FLIPPED_BYTES);
    }

    private Object outcome(Fault fault, long seed) {
        List<Path> files =
                TestingSeries.writeFiles(fault.in(TestingSeries.ct(), seed), folder.resolve(fault + "-" + seed));
        return assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            try {
                CheckedSeries series = TestingSeries.read(files);
                return TestingSeries.assemble(series);
            } catch (DiagnosisException e) {
                return e;
            }
        });
    }
}
