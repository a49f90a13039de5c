package org.secondread.preprocessing.dicom;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;

/**
 * The values by which instances belong together. Never printed: they identify a patient.
 */
final class SeriesIdentity {
    /** What all instances of one series share, in the order in which differences are reported. */
    private static final List<DicomAttribute> OF_ALL = List.of(
            DicomAttribute.PATIENT_ID,
            DicomAttribute.ISSUER_OF_PATIENT_ID,
            DicomAttribute.PATIENT_NAME,
            DicomAttribute.PATIENT_BIRTH_DATE,
            DicomAttribute.PATIENT_SEX,
            DicomAttribute.STUDY_INSTANCE_UID,
            DicomAttribute.SERIES_INSTANCE_UID);

    /** What its slices share besides; a localizer or a captured screen need not. */
    private static final List<DicomAttribute> OF_SLICES = List.of(
            DicomAttribute.SOP_CLASS_UID,
            DicomAttribute.FRAME_OF_REFERENCE_UID,
            DicomAttribute.PHOTOMETRIC_INTERPRETATION);

    private final Map<DicomAttribute, List<String>> values;

    private SeriesIdentity(Map<DicomAttribute, List<String>> values) {
        this.values = values;
    }

    static SeriesIdentity read(AttributeReader attributes) {
        Map<DicomAttribute, List<String>> values = new EnumMap<>(DicomAttribute.class);
        Stream.of(OF_ALL, OF_SLICES)
                .flatMap(List::stream)
                .forEach(attribute -> values.put(attribute, attributes.strings(attribute)));
        return new SeriesIdentity(values);
    }

    /** @throws DiagnosisException MIXED_SERIES when instances are of several patients, studies or series */
    static void requireOneSeries(List<SeriesIdentity> instances) {
        long series = instances.stream()
                .map(instance -> instance.values.get(DicomAttribute.SERIES_INSTANCE_UID))
                .distinct()
                .count();
        requireEqual(OF_ALL, instances, series > 1 ? "; the input holds " + series + " series" : "");
    }

    /** @throws DiagnosisException MIXED_SERIES when slices are of several object classes or frames of reference */
    static void requireOneKind(List<SeriesIdentity> slices) {
        requireEqual(OF_SLICES, slices, "");
    }

    private static void requireEqual(List<DicomAttribute> shared, List<SeriesIdentity> instances, String figures) {
        SeriesIdentity first = instances.get(0);
        for (SeriesIdentity instance : instances) {
            for (DicomAttribute attribute : shared) {
                if (!Objects.equals(instance.values.get(attribute), first.values.get(attribute))) {
                    throw DiagnosisException.of(
                            ErrorCode.MIXED_SERIES,
                            attribute.toString(),
                            "must be the same in all instances of a series" + figures);
                }
            }
        }
    }
}
