package org.secondread.preprocessing.dicom;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        ImagePixels pixels = ImagePixels.read(header, attributes, limits);
        PixelFormat format = pixels.format();
        requireOneMonochromeFrame(pixels);
        CheckedFrame instance = new CheckedFrame(
                frame(attributes),
                file,
                header.syntax(),
                pixels.frames().get(0),
                format,
                Optional.of(PlaneGeometry.read(attributes)),
                Rescale.read(attributes, imageClass),
                PixelPadding.read(attributes, format),
                attributes.optionalDecimal(DicomAttribute.SLICE_THICKNESS),
                attributes.optionalDecimal(DicomAttribute.SPACING_BETWEEN_SLICES),
                Map.of());
        return new Read(instance, SeriesIdentity.read(attributes), deviations(header, pixels, attributes));
    }

    private static ImageClass requireImage(InstanceHeader header, AttributeReader attributes) {
        ImageClass imageClass = ImageClass.of(attributes.uid(DicomAttribute.SOP_CLASS_UID));
        requireAgreement(header, attributes, DicomAttribute.MEDIA_STORAGE_SOP_CLASS_UID, DicomAttribute.SOP_CLASS_UID);
        requireAgreement(
                header, attributes, DicomAttribute.MEDIA_STORAGE_SOP_INSTANCE_UID, DicomAttribute.SOP_INSTANCE_UID);
        if (!attributes.string(DicomAttribute.MODALITY).equals(imageClass.modality())) {
            throw DicomAttribute.MODALITY.malformed("must be " + imageClass.modality() + " in its object class");
        }
        List<String> imageType = attributes.strings(DicomAttribute.IMAGE_TYPE);
        if (imageType.size() > 2 && imageType.get(2).equals("LOCALIZER")) {
            throw DiagnosisException.of(
                    ErrorCode.OBJECT_CLASS_UNSUPPORTED,
                    DicomAttribute.IMAGE_TYPE.toString(),
                    "a localizer is no slice of a volume");
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

    private static void requireOneMonochromeFrame(ImagePixels pixels) {
        if (!pixels.format().photometric().isMonochrome()) {
            throw DicomAttribute.PHOTOMETRIC_INTERPRETATION.malformed("must be MONOCHROME1 or MONOCHROME2");
        }
        if (pixels.frames().size() != 1) {
            throw DicomAttribute.NUMBER_OF_FRAMES.malformed("must be 1 in an object class of single frames");
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
            InstanceHeader header, ImagePixels pixels, AttributeReader attributes) {
        Set<ToleratedDeviation> found = EnumSet.noneOf(ToleratedDeviation.class);
        found.addAll(header.deviations());
        found.addAll(attributes.deviations());
        found.addAll(pixels.deviations());
        return found;
    }
}
