package org.secondread.preprocessing.dicom;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.preprocessing.pixel.PixelFormat;

/** Reads the header of one file and checks the instance by itself: class, identity, pixels and frames. */
final class InstanceReader {
    private final HeaderReader headers;
    private final ReadLimits limits;

    InstanceReader(ReadLimits limits) {
        this.headers = new HeaderReader(limits);
        this.limits = limits;
    }

    /**
     * An instance with what only the series needs of it.
     *
     * @param frames at least one, in their order
     * @param identity by which it belongs to its series
     * @param deviations what was tolerated in it
     */
    record Read(List<CheckedFrame> frames, SeriesIdentity identity, Set<ToleratedDeviation> deviations) {
        /** What its frames share: file, source but for the number, syntax and format. */
        CheckedFrame first() {
            return frames.get(0);
        }
    }

    /** @throws DiagnosisException any code of the input's faults */
    Read read(Path file) {
        InstanceHeader header = headers.read(file);
        AttributeReader attributes = new AttributeReader(header.attributes());
        ImageClass imageClass = requireImage(header, attributes);
        requireIdentity(attributes, imageClass);
        int count = frameCount(attributes, imageClass);
        PixelFormat format = new PixelModule(attributes, limits).read(header.pixelsInWords());
        long pixelBytes = count * format.byteCount();
        requirePixels(header, pixelBytes);
        FrameReader reader = new FrameReader(file, header, imageClass, format);
        List<CheckedFrame> frames = reader.read(count);
        Set<ToleratedDeviation> deviations = deviations(header, format, pixelBytes);
        deviations.addAll(attributes.deviations());
        deviations.addAll(reader.deviations());
        return new Read(frames, SeriesIdentity.read(attributes), deviations);
    }

    private static ImageClass requireImage(InstanceHeader header, AttributeReader attributes) {
        ImageClass imageClass = ImageClass.of(attributes.uid(DicomAttribute.SOP_CLASS_UID));
        requireAgreement(header, attributes, DicomAttribute.MEDIA_STORAGE_SOP_CLASS_UID, DicomAttribute.SOP_CLASS_UID);
        requireAgreement(
                header, attributes, DicomAttribute.MEDIA_STORAGE_SOP_INSTANCE_UID, DicomAttribute.SOP_INSTANCE_UID);
        imageClass.requireModality(attributes.string(DicomAttribute.MODALITY));
        return imageClass;
    }

    private static void requireAgreement(
            InstanceHeader header, AttributeReader attributes, DicomAttribute inMeta, DicomAttribute inDataSet) {
        String uid = attributes.uid(inDataSet);
        if (header.meta().uid(inMeta).filter(other -> !other.equals(uid)).isPresent()) {
            throw inMeta.malformed("contradicts " + inDataSet + " (PS3.10 7.1)");
        }
    }

    private static void requireIdentity(AttributeReader attributes, ImageClass imageClass) {
        attributes.uid(DicomAttribute.STUDY_INSTANCE_UID);
        attributes.uid(DicomAttribute.SERIES_INSTANCE_UID);
        if (imageClass.isInPatient()) {
            attributes.uid(DicomAttribute.FRAME_OF_REFERENCE_UID);
        }
        for (DicomAttribute mayBeEmpty : List.of(DicomAttribute.PATIENT_NAME, DicomAttribute.PATIENT_ID)) {
            if (!attributes.contains(mayBeEmpty)) {
                throw mayBeEmpty.missing("is absent; it may only be empty (PS3.3 C.7.1.1)");
            }
            attributes.text(mayBeEmpty);
        }
    }

    private int frameCount(AttributeReader attributes, ImageClass imageClass) {
        int count = attributes.optionalInteger(DicomAttribute.NUMBER_OF_FRAMES).orElse(1);
        if (count < 1) {
            throw DicomAttribute.NUMBER_OF_FRAMES.malformed("must be positive (PS3.3 C.7.6.6)");
        }
        if (count > 1 && imageClass.layout() == ImageClass.Layout.SINGLE) {
            throw DicomAttribute.NUMBER_OF_FRAMES.malformed("must be 1 in an object class of single frames");
        }
        if (count > limits.maxInstances()) {
            throw DiagnosisException.of(
                    ErrorCode.SERIES_TOO_LARGE,
                    DicomAttribute.NUMBER_OF_FRAMES.toString(),
                    "may be at most " + limits.maxInstances());
        }
        return count;
    }

    private static void requirePixels(InstanceHeader header, long pixelBytes) {
        if (header.pixelLength() < pixelBytes) {
            throw DiagnosisException.of(
                    ErrorCode.TRUNCATED,
                    DicomAttribute.PIXEL_DATA.toString(),
                    "is shorter than Rows, Columns, Bits Allocated and Number of Frames demand");
        }
        if (header.pixelLength() >= 2 * pixelBytes && header.pixelLength() > pixelBytes + 1) {
            throw DicomAttribute.PIXEL_DATA.malformed("holds more than the images that are described");
        }
    }

    private static Set<ToleratedDeviation> deviations(InstanceHeader header, PixelFormat format, long pixelBytes) {
        Set<ToleratedDeviation> found = EnumSet.noneOf(ToleratedDeviation.class);
        if (header.meta().isEmpty()) {
            found.add(ToleratedDeviation.FILE_META_ABSENT);
        } else if (!header.meta().namesInstance()) {
            found.add(ToleratedDeviation.FILE_META_INCOMPLETE);
        }
        if (format.highBit() != format.bitsStored() - 1) {
            found.add(ToleratedDeviation.HIGH_BIT_SHIFTED);
        }
        if (header.pixelLength() > pixelBytes + 1) {
            found.add(ToleratedDeviation.PIXEL_DATA_PADDED);
        }
        if (header.pixelsTrailed()) {
            found.add(ToleratedDeviation.TRAILING_BYTES);
        }
        return found;
    }
}
