package org.secondread.preprocessing.dicom;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.domain.SourceFrame;
import org.secondread.preprocessing.pixel.PixelFormat;

/** Reads the header of one file and checks the instance by itself: class, identity, pixels, plane and rescale. */
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
     * @param identity by which it belongs to its series
     * @param deviations what was tolerated in it
     */
    record Read(CheckedFrame instance, SeriesIdentity identity, Set<ToleratedDeviation> deviations) {}

    Read read(Path file) {
        InstanceHeader header = headers.read(file);
        AttributeReader attributes = new AttributeReader(header.attributes());
        ImageClass imageClass = requireImage(header, attributes);
        requireIdentity(attributes);
        PixelFormat format = new PixelModule(attributes, limits).read(header.pixelsInWords());
        requirePixels(header, format);
        CheckedFrame instance = new CheckedFrame(
                frame(attributes),
                file,
                header.syntax(),
                header.pixels(),
                format,
                PlaneGeometry.readWherePlaced(attributes),
                Rescale.read(attributes, imageClass),
                PixelPadding.read(attributes, format),
                attributes.optionalDecimal(DicomAttribute.SLICE_THICKNESS),
                attributes.optionalDecimal(DicomAttribute.SPACING_BETWEEN_SLICES),
                ImageTraits.read(attributes));
        return new Read(instance, SeriesIdentity.read(attributes), deviations(header, format, attributes));
    }

    private static ImageClass requireImage(InstanceHeader header, AttributeReader attributes) {
        ImageClass imageClass = ImageClass.of(attributes.uid(DicomAttribute.SOP_CLASS_UID));
        requireAgreement(header, attributes, DicomAttribute.MEDIA_STORAGE_SOP_CLASS_UID, DicomAttribute.SOP_CLASS_UID);
        requireAgreement(
                header, attributes, DicomAttribute.MEDIA_STORAGE_SOP_INSTANCE_UID, DicomAttribute.SOP_INSTANCE_UID);
        if (!attributes.string(DicomAttribute.MODALITY).equals(imageClass.modality())) {
            throw DicomAttribute.MODALITY.malformed("must be " + imageClass.modality() + " in its object class");
        }
        return imageClass;
    }

    private static void requireAgreement(
            InstanceHeader header, AttributeReader attributes, DicomAttribute inMeta, DicomAttribute inDataSet) {
        String uid = attributes.uid(inDataSet);
        if (header.meta().uid(inMeta).filter(other -> !other.equals(uid)).isPresent()) {
            throw inMeta.malformed("contradicts " + inDataSet + " (PS3.10 7.1)");
        }
    }

    private static void requireIdentity(AttributeReader attributes) {
        attributes.uid(DicomAttribute.STUDY_INSTANCE_UID);
        attributes.uid(DicomAttribute.SERIES_INSTANCE_UID);
        attributes.uid(DicomAttribute.FRAME_OF_REFERENCE_UID);
        for (DicomAttribute mayBeEmpty : List.of(DicomAttribute.PATIENT_NAME, DicomAttribute.PATIENT_ID)) {
            if (!attributes.contains(mayBeEmpty)) {
                throw mayBeEmpty.missing("is absent; it may only be empty (PS3.3 C.7.1.1)");
            }
            attributes.text(mayBeEmpty);
        }
    }

    private static void requirePixels(InstanceHeader header, PixelFormat format) {
        if (header.pixelLength() < format.byteCount()) {
            throw DiagnosisException.of(
                    ErrorCode.TRUNCATED,
                    DicomAttribute.PIXEL_DATA.toString(),
                    "is shorter than Rows, Columns and Bits Allocated demand");
        }
        if (header.pixelLength() >= 2 * format.byteCount() && header.pixelLength() > format.byteCount() + 1) {
            throw DicomAttribute.PIXEL_DATA.malformed("holds more than the one image that is described");
        }
    }

    private static SourceFrame frame(AttributeReader attributes) {
        return new SourceFrame(
                attributes.uid(DicomAttribute.SOP_CLASS_UID),
                attributes.uid(DicomAttribute.SOP_INSTANCE_UID),
                OptionalInt.empty(),
                attributes.optionalInteger(DicomAttribute.INSTANCE_NUMBER));
    }

    private static Set<ToleratedDeviation> deviations(
            InstanceHeader header, PixelFormat format, AttributeReader attributes) {
        Set<ToleratedDeviation> found = EnumSet.noneOf(ToleratedDeviation.class);
        found.addAll(attributes.deviations());
        if (header.meta().isEmpty()) {
            found.add(ToleratedDeviation.FILE_META_ABSENT);
        } else if (!header.meta().namesInstance()) {
            found.add(ToleratedDeviation.FILE_META_INCOMPLETE);
        }
        if (format.highBit() != format.bitsStored() - 1) {
            found.add(ToleratedDeviation.HIGH_BIT_SHIFTED);
        }
        if (header.pixelLength() > format.byteCount() + 1) {
            found.add(ToleratedDeviation.PIXEL_DATA_PADDED);
        }
        if (header.pixelsTrailed()) {
            found.add(ToleratedDeviation.TRAILING_BYTES);
        }
        return found;
    }
}
