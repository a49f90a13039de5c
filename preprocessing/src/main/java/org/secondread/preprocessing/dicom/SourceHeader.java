package org.secondread.preprocessing.dicom;

import java.util.Optional;
import java.util.OptionalInt;
import org.dcm4che3.data.Attributes;

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
     * @param attributes the first instance's data set without pixel data; not changed afterwards
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

    /** A copy of the first instance's data set without pixel data, in its own character set. */
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

    public OptionalInt seriesNumber() {
        return seriesNumber;
    }
}
