package org.secondread.preprocessing.quality;

import org.secondread.domain.CodedConcept;

/** The limitations that are looked for. The terms are our own: neither DICOM nor SNOMED CT has codes for them. */
public enum LimitationKind {
    OTHER_VOLUMES_NOT_ANALYSED("OTHER_VOLUMES", "Other volumes of the series were not analysed"),
    BODY_PART_NOT_STATED("BODYPART_ABSENT", "Body part not stated by the series"),
    PIXEL_SPACING_NEAR_LIMIT("PIXEL_SPACING", "Pixel spacing near the end of the model's range"),
    SLICE_SPACING_NEAR_LIMIT("SLICE_SPACING", "Slice spacing near the end of the model's range"),
    LUNG_APEX_CUT_OFF("LUNG_APEX_CUT", "Series ends below the top of the lungs"),
    LUNG_BASE_CUT_OFF("LUNG_BASE_CUT", "Series ends above the bottom of the lungs");

    /** Coding Scheme Designator (0008,0102) of this project's own terms. */
    public static final String SCHEME = "99SECONDREAD";

    private final CodedConcept concept;

    LimitationKind(String value, String meaning) {
        this.concept = new CodedConcept(value, SCHEME, meaning);
    }

    public CodedConcept concept() {
        return concept;
    }

    public Limitation with(String detail) {
        return new Limitation(concept, detail);
    }
}
