package org.secondread.preprocessing.dicom;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.secondread.domain.DiagnosisException;

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
        ImagePixels pixels = ImagePixels.read(header, attributes, limits);
        requireLayout(pixels, imageClass);
        FrameReader reader = new FrameReader(header, imageClass, pixels);
        List<CheckedFrame> frames = reader.read();
        Set<ToleratedDeviation> deviations = EnumSet.noneOf(ToleratedDeviation.class);
        Stream.of(header.deviations(), attributes.deviations(), pixels.deviations(), reader.deviations())
                .forEach(deviations::addAll);
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

    private static void requireLayout(ImagePixels pixels, ImageClass imageClass) {
        if (imageClass.isInPatient() && !pixels.format().photometric().isMonochrome()) {
            throw DicomAttribute.PHOTOMETRIC_INTERPRETATION.malformed(
                    "must be MONOCHROME1 or MONOCHROME2 in its object class");
        }
        if (imageClass.layout() == ImageClass.Layout.SINGLE && pixels.frames().size() != 1) {
            throw DicomAttribute.NUMBER_OF_FRAMES.malformed("must be 1 in an object class of single frames");
        }
    }
}
