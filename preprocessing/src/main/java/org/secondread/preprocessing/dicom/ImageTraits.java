package org.secondread.preprocessing.dicom;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** By what single-frame images of one series may differ when they are not of one volume: phase, echo, kernel and the like. */
final class ImageTraits {
    private static final List<DicomAttribute> ATTRIBUTES = List.of(
            DicomAttribute.ACQUISITION_DATE,
            DicomAttribute.ACQUISITION_TIME,
            DicomAttribute.COMPLEX_IMAGE_COMPONENT,
            DicomAttribute.CONTRAST_BOLUS_AGENT,
            DicomAttribute.SLICE_THICKNESS,
            DicomAttribute.KVP,
            DicomAttribute.REPETITION_TIME,
            DicomAttribute.ECHO_TIME,
            DicomAttribute.INVERSION_TIME,
            DicomAttribute.ECHO_NUMBERS,
            DicomAttribute.TRIGGER_TIME,
            DicomAttribute.CONVOLUTION_KERNEL,
            DicomAttribute.FLIP_ANGLE,
            DicomAttribute.ACQUISITION_NUMBER,
            DicomAttribute.TEMPORAL_POSITION_IDENTIFIER,
            DicomAttribute.FRAME_REFERENCE_TIME);

    private ImageTraits() {}

    /** Those that have a value, several values joined by a backslash; of Image Type those from the third on. */
    static Map<DicomAttribute, String> read(AttributeReader attributes) {
        Map<DicomAttribute, String> traits = new EnumMap<>(DicomAttribute.class);
        List<String> imageType = attributes.strings(DicomAttribute.IMAGE_TYPE);
        if (imageType.size() > 2) {
            traits.put(DicomAttribute.IMAGE_TYPE, String.join("\\", imageType.subList(2, imageType.size())));
        }
        for (DicomAttribute attribute : ATTRIBUTES) {
            String value = String.join("\\", attributes.strings(attribute));
            if (!value.isEmpty()) {
                traits.put(attribute, value);
            }
        }
        return traits;
    }
}
