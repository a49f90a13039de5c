package org.secondread.preprocessing.dicom;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.VR;

/**
 * What all instances of a checked series have in common: patient, study, series, frame of reference and equipment, as they
 * were received. Reports copy identity from {@link #attributes()} value by value; nobody else looks there.
 */
public final class SourceHeader {
    private final Attributes attributes;
    private final String studyInstanceUid;
    private final String seriesInstanceUid;
    private final Optional<String> frameOfReferenceUid;
    private final String modality;
    private final Optional<String> bodyPartExamined;
    private final OptionalInt seriesNumber;

    /**
     * @param attributes the first instance's data set without pixel data, in little endian; not changed afterwards
     */
    SourceHeader(
            Attributes attributes,
            String studyInstanceUid,
            String seriesInstanceUid,
            Optional<String> frameOfReferenceUid,
            String modality,
            Optional<String> bodyPartExamined,
            OptionalInt seriesNumber) {
        this.attributes = attributes;
        this.studyInstanceUid = studyInstanceUid;
        this.seriesInstanceUid = seriesInstanceUid;
        this.frameOfReferenceUid = frameOfReferenceUid;
        this.modality = modality;
        this.bodyPartExamined = bodyPartExamined;
        this.seriesNumber = seriesNumber;
    }

    /** @throws org.secondread.domain.DiagnosisException MISSING_ATTRIBUTE, MALFORMED_ATTRIBUTE */
    static SourceHeader of(Attributes received) {
        Attributes attributes = new Attributes(received, false);
        AttributeReader reader = new AttributeReader(attributes);
        List<String> declared = reader.strings(DicomAttribute.SPECIFIC_CHARACTER_SET);
        List<String> defined = CharacterSet.of(declared).terms();
        if (!defined.isEmpty()) {
            attributes.setString(
                    DicomAttribute.SPECIFIC_CHARACTER_SET.tag(),
                    VR.CS,
                    defined.stream()
                            .map(term -> term.equals("GBK") ? "GB18030" : term)
                            .toArray(String[]::new));
        }
        return new SourceHeader(
                attributes,
                reader.uid(DicomAttribute.STUDY_INSTANCE_UID),
                reader.uid(DicomAttribute.SERIES_INSTANCE_UID),
                reader.optionalUid(DicomAttribute.FRAME_OF_REFERENCE_UID),
                reader.string(DicomAttribute.MODALITY),
                reader.optionalString(DicomAttribute.BODY_PART_EXAMINED),
                reader.optionalInteger(DicomAttribute.SERIES_NUMBER));
    }

    /**
     * The header of a volume that no scanner made, such as a model's golden case; it says nothing but its modality. The UIDs
     * are never written into an object.
     */
    public static SourceHeader generated(String modality) {
        return new SourceHeader(
                new Attributes(),
                "2.25.1",
                "2.25.2",
                Optional.empty(),
                modality,
                Optional.empty(),
                OptionalInt.empty());
    }

    /**
     * A copy of the first instance's data set without pixel data, in its own character set. A misspelt set stands as it is
     * defined, and GBK as GB18030, which holds it byte for byte and which every release of the toolkit and the outside
     * judges know.
     */
    public Attributes attributes() {
        return new Attributes(attributes);
    }

    public String studyInstanceUid() {
        return studyInstanceUid;
    }

    public String seriesInstanceUid() {
        return seriesInstanceUid;
    }

    public Optional<String> frameOfReferenceUid() {
        return frameOfReferenceUid;
    }

    public String modality() {
        return modality;
    }

    public Optional<String> bodyPartExamined() {
        return bodyPartExamined;
    }

    /** How small stored values look: MONOCHROME1 white, MONOCHROME2 black (PS3.3 C.7.6.3.1.2). */
    public String photometricInterpretation() {
        return new AttributeReader(attributes).string(DicomAttribute.PHOTOMETRIC_INTERPRETATION);
    }

    public OptionalInt seriesNumber() {
        return seriesNumber;
    }
}
