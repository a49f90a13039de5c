package org.secondread.preprocessing.dicom;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The values by which instances belong together. Never printed: they identify a patient.
 */
final class SeriesIdentity {
    /** What all instances of one series share, in the order in which differences are reported. */
    private static final List<DicomAttribute> SHARED = List.of(
            DicomAttribute.PATIENT_ID,
            DicomAttribute.ISSUER_OF_PATIENT_ID,
            DicomAttribute.PATIENT_NAME,
            DicomAttribute.PATIENT_BIRTH_DATE,
            DicomAttribute.PATIENT_SEX,
            DicomAttribute.STUDY_INSTANCE_UID,
            DicomAttribute.SERIES_INSTANCE_UID,
            DicomAttribute.SOP_CLASS_UID,
            DicomAttribute.FRAME_OF_REFERENCE_UID,
            DicomAttribute.PHOTOMETRIC_INTERPRETATION);

    private final List<List<String>> values;

    private SeriesIdentity(List<List<String>> values) {
        this.values = values;
    }

    static SeriesIdentity read(AttributeReader attributes) {
        return new SeriesIdentity(SHARED.stream().map(attributes::strings).toList());
    }

    /** The attributes whose values differ. */
    Stream<DicomAttribute> differencesTo(SeriesIdentity other) {
        return IntStream.range(0, SHARED.size())
                .filter(n -> !values.get(n).equals(other.values.get(n)))
                .mapToObj(SHARED::get);
    }
}
