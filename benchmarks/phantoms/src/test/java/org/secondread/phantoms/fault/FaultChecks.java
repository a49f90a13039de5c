package org.secondread.phantoms.fault;

import static java.util.Map.entry;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.secondread.phantoms.series.ReadBack;
import org.secondread.phantoms.space.Vector3;

/** For each fault, how to see that it is there. */
final class FaultChecks {

    static final Map<Fault, Predicate<StruckSeries>> ALL = Map.ofEntries(
            entry(Fault.NO_FILES, series -> series.files().isEmpty()),
            entry(Fault.MISSING_SLICE, FaultChecks::lacksOneInnerPosition),
            entry(Fault.SINGLE_SLICE, series -> series.files().size() == 1),
            entry(
                    Fault.DUPLICATED_POSITION,
                    series -> series.distinct(Tag.SOPInstanceUID).size() == 12
                            && series.countsOfValidPositions().contains(2L)),
            entry(
                    Fault.DUPLICATED_FILE,
                    series -> Arrays.equals(
                            series.original(series.onlyStruck()).bytes(),
                            series.onlyStruck().bytes())),
            entry(
                    Fault.DUPLICATED_INSTANCE_UID,
                    series -> series.files().size() == 12
                            && series.distinct(Tag.SOPInstanceUID).size() == 11
                            && hasOtherPixels(series)),
            entry(
                    Fault.TWO_SERIES,
                    series -> series.distinct(Tag.SeriesInstanceUID).size() == 2
                            && series.distinct(Tag.SOPInstanceUID).size() == 22
                            && series.distinct(Tag.StudyInstanceUID).size() == 1),
            entry(
                    Fault.TWO_PATIENTS,
                    series -> series.oneImageSays(Tag.PatientID, "PHANTOM-9999")
                            && series.distinct(Tag.PatientName).size() == 2),
            entry(
                    Fault.TWO_STUDIES,
                    series -> series.distinct(Tag.StudyInstanceUID).size() == 2),
            entry(
                    Fault.TWO_FRAMES_OF_REFERENCE,
                    series -> series.distinct(Tag.FrameOfReferenceUID).size() == 2),
            entry(
                    Fault.LOCALISER_INCLUDED,
                    series -> series.oneImageSays(Tag.ImageType, "ORIGINAL", "PRIMARY", "LOCALIZER")
                            && series.files().size() == 12),
            entry(
                    Fault.MIXED_ORIENTATION,
                    series -> series.oneImageSays(Tag.ImageOrientationPatient, "0", "1", "0", "0", "0", "-1")),
            entry(
                    Fault.MIXED_MATRIX,
                    series -> series.onlyStruckImage().integer(Tag.Rows) == 8
                            && pixelBytes(series.onlyStruckImage()) == 2 * 8 * 23),
            entry(Fault.MIXED_PIXEL_SPACING, series -> series.oneImageSays(Tag.PixelSpacing, "1.3", "1.1")),
            entry(Fault.SLICE_OFF_GRID, series -> series.displacement().distanceTo(new Vector3(0, 0, 1)) < 1e-9),
            entry(Fault.SLICE_SIDEWAYS, series -> series.displacement().distanceTo(new Vector3(5, 0, 0)) < 1e-9),
            entry(
                    Fault.TWO_SPACINGS,
                    series -> near(step(series, 1), 2.5)
                            && near(step(series, 5), 2.5)
                            && near(step(series, 6), 5)
                            && near(step(series, 10), 5)),
            entry(Fault.GANTRY_TILT, FaultChecks::isTilted),
            entry(
                    Fault.WRONG_MODALITY,
                    series -> series.everyImageSays(Tag.Modality, "MR")
                            && series.everyImageSays(Tag.SOPClassUID, "1.2.840.10008.5.1.4.1.1.4")),
            entry(
                    Fault.MODALITY_CONTRADICTS_CLASS,
                    series -> series.everyImageSays(Tag.Modality, "MR")
                            && series.everyImageSays(Tag.SOPClassUID, "1.2.840.10008.5.1.4.1.1.2")),
            entry(
                    Fault.SECONDARY_CAPTURE,
                    series -> series.everyImageSays(Tag.SOPClassUID, "1.2.840.10008.5.1.4.1.1.7")),
            entry(Fault.UNKNOWN_CLASS, series -> series.everyImageSays(Tag.SOPClassUID, "1.2.3.4.5")),
            entry(Fault.MISSING_CLASS, lacks(Tag.SOPClassUID)),
            entry(Fault.MISSING_MODALITY, lacks(Tag.Modality)),
            entry(Fault.MISSING_INSTANCE_UID, lacks(Tag.SOPInstanceUID)),
            entry(Fault.MISSING_SERIES_UID, lacks(Tag.SeriesInstanceUID)),
            entry(Fault.MISSING_STUDY_UID, lacks(Tag.StudyInstanceUID)),
            entry(Fault.MALFORMED_STUDY_UID, says(Tag.StudyInstanceUID, "1.2..3.x")),
            entry(Fault.MISSING_PATIENT_ID, lacks(Tag.PatientID)),
            entry(Fault.MISSING_FRAME_OF_REFERENCE, lacks(Tag.FrameOfReferenceUID)),
            entry(Fault.UNKNOWN_CHARACTER_SET, says(Tag.SpecificCharacterSet, "ISO_IR 999")),
            entry(
                    Fault.BROKEN_UTF_8,
                    series -> series.everyImageSays(Tag.SpecificCharacterSet, "ISO_IR 192")
                            && contains(series.files().get(0).bytes(), "A\u00C3(\u00FF")),
            entry(Fault.MISSING_PIXEL_SPACING, lacks(Tag.PixelSpacing)),
            entry(Fault.BLANK_PIXEL_SPACING, series -> series.images().stream()
                    .allMatch(image -> image.dataset().contains(Tag.PixelSpacing)
                            && !image.dataset().containsValue(Tag.PixelSpacing))),
            entry(Fault.MISSING_POSITION, lacks(Tag.ImagePositionPatient)),
            entry(
                    Fault.MISSING_ONE_POSITION,
                    series -> !series.onlyStruckImage().dataset().contains(Tag.ImagePositionPatient)),
            entry(Fault.MISSING_ORIENTATION, lacks(Tag.ImageOrientationPatient)),
            entry(Fault.ZERO_PIXEL_SPACING, says(Tag.PixelSpacing, "0.9", "0")),
            entry(Fault.NEGATIVE_PIXEL_SPACING, says(Tag.PixelSpacing, "0.9", "-0.7")),
            entry(Fault.SINGLE_PIXEL_SPACING, says(Tag.PixelSpacing, "0.7")),
            entry(Fault.MALFORMED_PIXEL_SPACING, series -> series.oneImageSays(Tag.PixelSpacing, "0,9", "0,7")),
            entry(
                    Fault.POSITION_NOT_A_NUMBER,
                    series -> series.oneImageSays(Tag.ImagePositionPatient, "NaN", "0", "0")),
            entry(
                    Fault.POSITION_WITH_UNIT,
                    series -> series.oneImageSays(Tag.ImagePositionPatient, "1mm", "2mm", "3mm")),
            entry(
                    Fault.COSINES_NOT_UNIT,
                    series -> near(cosines(series, 0).length(), 1.1)
                            && near(cosines(series, 3).length(), 1.1)),
            entry(
                    Fault.COSINES_NOT_ORTHOGONAL,
                    series -> near(cosines(series, 0).dot(cosines(series, 3)), 0.6)
                            && near(cosines(series, 3).length(), 1)),
            entry(
                    Fault.COSINES_ZERO,
                    series -> cosines(series, 0).length() == 0
                            && cosines(series, 3).length() == 0),
            entry(Fault.COSINES_FIVE, says(Tag.ImageOrientationPatient, "1", "0", "0", "0", "1")),
            entry(Fault.MALFORMED_INSTANCE_NUMBER, says(Tag.InstanceNumber, "one")),
            entry(Fault.HUGE_INSTANCE_NUMBER, says(Tag.InstanceNumber, "99999999999")),
            entry(
                    Fault.MISSING_RESCALE,
                    series -> series.everyImageLacks(Tag.RescaleSlope) && series.everyImageLacks(Tag.RescaleIntercept)),
            entry(Fault.MISSING_RESCALE_SLOPE, lacks(Tag.RescaleSlope)),
            entry(Fault.MISSING_RESCALE_INTERCEPT, lacks(Tag.RescaleIntercept)),
            entry(Fault.RESCALE_SLOPE_ZERO, says(Tag.RescaleSlope, "0")),
            entry(Fault.RESCALE_SLOPE_NAN, says(Tag.RescaleSlope, "NaN")),
            entry(Fault.RESCALE_SLOPE_HUGE, says(Tag.RescaleSlope, "1E30")),
            entry(Fault.RESCALE_INTERCEPT_INFINITE, says(Tag.RescaleIntercept, "1E999")),
            entry(Fault.ZERO_ROWS, has(Tag.Rows, 0)),
            entry(Fault.MISSING_ROWS, lacks(Tag.Rows)),
            entry(Fault.HUGE_MATRIX, has(Tag.Rows, 65535).and(has(Tag.Columns, 65535))),
            entry(Fault.SHORT_PIXEL_DATA, series -> pixelBytes(series.onlyStruckImage()) == 2 * 17 * 23 - 2),
            entry(
                    Fault.EMPTY_PIXEL_DATA,
                    series -> series.onlyStruckImage().dataset().contains(Tag.PixelData)
                            && pixelBytes(series.onlyStruckImage()) == 0),
            entry(Fault.MISSING_PIXEL_DATA, lacks(Tag.PixelData)),
            entry(
                    Fault.COLOUR,
                    says(Tag.PhotometricInterpretation, "RGB")
                            .and(series -> pixelBytes(series.images().get(0)) == 3 * 17 * 23 + 1)),
            entry(
                    Fault.PALETTE,
                    says(Tag.PhotometricInterpretation, "PALETTE COLOR")
                            .and(series -> pixelBytes(series.images().get(0)) == 17 * 23 + 1)),
            entry(Fault.UNKNOWN_PHOTOMETRIC, says(Tag.PhotometricInterpretation, "MONOCHROME7")),
            entry(Fault.MISSING_PHOTOMETRIC, lacks(Tag.PhotometricInterpretation)),
            entry(Fault.MISSING_PIXEL_REPRESENTATION, lacks(Tag.PixelRepresentation)),
            entry(Fault.PIXEL_REPRESENTATION_SEVEN, has(Tag.PixelRepresentation, 7)),
            entry(Fault.MISSING_BITS_STORED, lacks(Tag.BitsStored)),
            entry(Fault.BITS_STORED_BEYOND_ALLOCATED, has(Tag.BitsStored, 17).and(has(Tag.BitsAllocated, 16))),
            entry(Fault.HIGH_BIT_CONTRADICTS, has(Tag.HighBit, 3).and(has(Tag.BitsStored, 12))),
            entry(Fault.BITS_ALLOCATED_SEVEN, has(Tag.BitsAllocated, 7)),
            entry(Fault.EMPTY_FILE, series -> series.onlyStruck().bytes().length == 0),
            entry(
                    Fault.NOT_DICOM,
                    series -> series.onlyStruck().bytes().length > 132
                            && !contains(series.onlyStruck().bytes(), "DICM")),
            entry(
                    Fault.PREAMBLE_ONLY,
                    series -> series.onlyStruck().bytes().length == 132
                            && contains(series.onlyStruck().bytes(), "DICM")),
            entry(
                    Fault.TRUNCATED_IN_META_INFORMATION,
                    series ->
                            isBeginning(series) && !contains(series.onlyStruck().bytes(), "SECONDREAD PHANT")),
            entry(
                    Fault.TRUNCATED_IN_HEADER,
                    series -> isBeginning(series)
                            && contains(series.onlyStruck().bytes(), "SECONDREAD PHANT")
                            && series.onlyStruck().bytes().length < headerLength(series)),
            entry(
                    Fault.TRUNCATED_IN_PIXELS,
                    series -> isBeginning(series) && series.onlyStruck().bytes().length > headerLength(series)),
            entry(
                    Fault.PIXEL_LENGTH_BEYOND_FILE,
                    series -> contains(
                            series.onlyStruck().bytes(),
                            "\u00E0\u007F\u0010\u0000OW\u0000\u0000\u00F0\u00FF\u00FF\u007F")),
            entry(Fault.FLIPPED_BYTES, FaultChecks::differsInAFewBytes),
            entry(Fault.MISSING_META_INFORMATION, series -> series.files().stream()
                    .noneMatch(file -> contains(file.bytes(), "DICM"))),
            entry(Fault.MISSING_TRANSFER_SYNTAX, series -> series.files().stream()
                    .noneMatch(file -> contains(file.bytes(), "\u0002\u0000\u0010\u0000UI"))),
            entry(Fault.UNKNOWN_TRANSFER_SYNTAX, series -> series.files().stream()
                    .allMatch(file -> contains(file.bytes(), "\u0002\u0000\u0010\u0000UI\u0006\u00002.25.1"))),
            entry(Fault.COMPRESSED_JUNK, series -> series.files().stream()
                    .allMatch(file -> contains(file.bytes(), "1.2.840.10008.1.2.4.90")
                            && contains(file.bytes(), "not a code stream."))),
            entry(Fault.DATA_CONTRADICT_META_INFORMATION, series -> series.files().stream()
                    .allMatch(file -> contains(file.bytes(), "UI\u0014\u00001.2.840.10008.1.2.1\u0000")
                            && contains(file.bytes(), "\u0008\u0000`\u0000\u0002\u0000\u0000\u0000CT"))),
            entry(Fault.META_INFORMATION_NAMES_OTHER_INSTANCE, series -> namesOtherInstance(series.onlyStruckImage())),
            entry(Fault.DEEP_NESTING, series -> count(series.onlyStruck().bytes(), "@\u0000u\u0002SQ") == 20_000),
            entry(Fault.DEFLATE_BOMB, FaultChecks::inflatesToAQuarterGibibyte),
            entry(Fault.BYTE_ORDER_CONTRADICTS_META_INFORMATION, everyFileHolds("\u0000\u0008\u0000`CS\u0000\u0002CT")),
            entry(Fault.LYING_GROUP_LENGTH, everyFileHolds("\u00D1\u007F\u0000\u0000UL\u0004\u0000\u0007")),
            entry(Fault.ODD_LENGTH, everyFileHolds("LO\u0005\u0000APPLE")),
            entry(Fault.OUT_OF_ORDER, everyFileHolds("\u0009\u0000\u0010\u0000LO\u0004\u0000ACME")),
            entry(Fault.CONTRADICTING_ELEMENTS, everyFileHolds("\u0008\u0000`\u0000CS\u0002\u0000MR")),
            entry(Fault.MISSING_DELIMITER, everyFileHolds("CS\u0002\u0000MR\u00FE\u00FF\u00DD\u00E0")),
            entry(Fault.IMPLICIT_ITEMS, everyFileHolds("\u0008\u0000`\u0000\u0002\u0000\u0000\u0000MR")),
            entry(Fault.UNKNOWN_VR, everyFileHolds("??\u0002\u0000MR")),
            entry(Fault.COMMAND_ELEMENT, everyFileHolds("\u0000\u0000\u0002\u0000UI\u0004\u00001.2")),
            entry(
                    Fault.LYING_META_LENGTH,
                    everyFileHolds("\u0002\u0000\u0000\u0000UL\u0004\u0000\u00D1\u002F\u0001\u0000")),
            entry(
                    Fault.MISSING_PREAMBLE,
                    series -> series.files().stream().noneMatch(file -> contains(file.bytes(), "DICM"))
                            && everyFileHolds("\u0002\u0000\u0010\u0000UI").test(series)),
            entry(Fault.REPEATED_ELEMENT, series -> series.files().stream()
                    .allMatch(file -> count(file.bytes(), "\u0008\u0000`\u0000CS\u0002\u0000CT") == 2)),
            entry(
                    Fault.CLAIMED_GIBIBYTES,
                    series -> contains(series.onlyStruck().bytes(), "OB\u0000\u0000\u00F0\u00FF\u00FF\u007F")),
            entry(Fault.MISSPELT_CHARACTER_SET, says(Tag.SpecificCharacterSet, "ISO-IR 100")),
            entry(Fault.UNDECLARED_CHARACTER_SET, lacks(Tag.SpecificCharacterSet)),
            entry(Fault.TRAILING_ZEROS, series -> series.files().stream()
                    .allMatch(file -> Arrays.equals(
                            file.bytes(),
                            Arrays.copyOf(
                                    series.original(file).bytes(),
                                    series.original(file).bytes().length + 64)))));

    private FaultChecks() {}

    private static Predicate<StruckSeries> lacks(int tag) {
        return series -> series.everyImageLacks(tag);
    }

    private static Predicate<StruckSeries> says(int tag, String... values) {
        return series -> series.everyImageSays(tag, values);
    }

    private static Predicate<StruckSeries> has(int tag, int value) {
        return series -> series.images().stream().allMatch(image -> image.integer(tag) == value);
    }

    private static boolean lacksOneInnerPosition(StruckSeries series) {
        int missing = series.countsOfValidPositions().indexOf(0L);
        return series.files().size() == 10 && missing > 0 && missing < 10;
    }

    private static boolean hasOtherPixels(StruckSeries series) {
        Attributes twin = series.onlyStruckImage().dataset();
        Attributes original =
                StruckSeries.read(series.original(series.onlyStruck())).dataset();
        return !Arrays.equals((byte[]) twin.getValue(Tag.PixelData), (byte[]) original.getValue(Tag.PixelData));
    }

    private static boolean isTilted(StruckSeries series) {
        Vector3 normal = cosines(series, 0).cross(cosines(series, 3));
        Vector3 steps = StruckSeries.position(series.images().get(10))
                .minus(StruckSeries.position(series.images().get(0)));
        return near(Math.toDegrees(Math.acos(normal.dot(steps.unit()))), 15);
    }

    private static Vector3 cosines(StruckSeries series, int first) {
        double[] values = series.images().get(0).doubles(Tag.ImageOrientationPatient);
        return new Vector3(values[first], values[first + 1], values[first + 2]);
    }

    private static double step(StruckSeries series, int slice) {
        return StruckSeries.position(series.images().get(slice))
                .distanceTo(StruckSeries.position(series.images().get(slice - 1)));
    }

    private static boolean near(double value, double expected) {
        return Math.abs(value - expected) < 1e-6;
    }

    private static int pixelBytes(ReadBack image) {
        Object value = image.dataset().getValue(Tag.PixelData);
        return value instanceof byte[] bytes ? bytes.length : 0;
    }

    private static boolean namesOtherInstance(ReadBack image) {
        return !image.text(Tag.SOPInstanceUID).equals(image.meta().getString(Tag.MediaStorageSOPInstanceUID));
    }

    private static boolean isBeginning(StruckSeries series) {
        byte[] struck = series.onlyStruck().bytes();
        byte[] original = series.original(series.onlyStruck()).bytes();
        return struck.length < original.length && Arrays.equals(struck, Arrays.copyOf(original, struck.length));
    }

    private static int headerLength(StruckSeries series) {
        return series.valid().get(0).bytes().length - 2 * 17 * 23;
    }

    private static boolean differsInAFewBytes(StruckSeries series) {
        byte[] struck = series.onlyStruck().bytes();
        byte[] original = series.original(series.onlyStruck()).bytes();
        int different = 0;
        for (int i = 0; i < original.length; i++) {
            different += struck[i] != original[i] ? 1 : 0;
        }
        return struck.length == original.length && different >= 9 && different <= 12;
    }

    private static boolean inflatesToAQuarterGibibyte(StruckSeries series) {
        byte[] bomb = series.onlyStruck().bytes();
        int metaLength =
                144 + ByteBuffer.wrap(bomb).order(ByteOrder.LITTLE_ENDIAN).getInt(140);
        return bomb.length < 4_000_000 && inflatedLength(bomb, metaLength) > 1L << 28;
    }

    private static long inflatedLength(byte[] bomb, int from) {
        Inflater inflater = new Inflater(true);
        inflater.setInput(bomb, from, bomb.length - from);
        byte[] chunk = new byte[1 << 16];
        long length = 0;
        try {
            while (!inflater.finished()) {
                length += inflater.inflate(chunk);
            }
        } catch (DataFormatException e) {
            throw new AssertionError(e);
        } finally {
            inflater.end();
        }
        return length;
    }

    private static Predicate<StruckSeries> everyFileHolds(String text) {
        return series -> series.files().stream().allMatch(file -> contains(file.bytes(), text));
    }

    private static boolean contains(byte[] bytes, String text) {
        return latin(bytes).contains(text);
    }

    private static int count(byte[] bytes, String text) {
        return latin(bytes).split(Pattern.quote(text), -1).length - 1;
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
