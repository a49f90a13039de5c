package org.secondread.preprocessing.quality;

import org.secondread.domain.CodedConcept;

/** The limitations that are looked for. The terms are our own: neither DICOM nor SNOMED CT has codes for them. */
public enum LimitationKind {
    OTHER_VOLUMES_NOT_ANALYSED("OTHER_VOLUMES", "Other volumes of the series were not analysed"),
    BODY_PART_NOT_STATED("BODYPART_ABSENT", "Body part not stated by the series"),
    PIXEL_SPACING_NEAR_LIMIT("PIXEL_SPACING", "Pixel spacing near the end of the model's range"),
    SLICE_SPACING_NEAR_LIMIT("SLICE_SPACING", "Slice spacing near the end of the model's range"),
    LUNG_APEX_CUT_OFF("LUNG_APEX_CUT", "Series ends below the top of the lungs"),
    LUNG_BASE_CUT_OFF("LUNG_BASE_CUT", "Series ends above the bottom of the lungs"),
    LUNG_SIDE_CUT_OFF("LUNG_SIDE_CUT", "Field of view ends within the lungs"),
    BODY_TRUNCATED("BODY_TRUNCATED", "Field of view ends within the body"),
    LITTLE_LUNG("LITTLE_LUNG", "Less lung than a chest has"),
    BODY_CONTENT("BODY_CONTENT", "Content is unusual for the body part"),
    SLICE_THICKNESS("SLICE_THICKNESS", "Slice thickness outside the model's range"),
    CONTRAST_LIKELY("CONTRAST", "Contrast medium is likely"),
    CALIBRATION("CALIBRATION", "Hounsfield units are not plausible"),
    NOISE("NOISE", "Noise beyond the model's range"),
    SMEARED("SMEARED", "Outlines are smeared, as by motion"),
    SLICE_STEP("SLICE_STEP", "Slices do not continue each other, as after motion"),
    METAL("METAL", "Metal or undiluted contrast medium in the body"),
    BEAM_HARDENING("BEAM_HARDENING", "Dark bands beside metal"),
    LOSSY_COMPRESSION("LOSSY", "Images were compressed with loss"),
    LOSSY_RATIO("LOSSY_RATIO", "Images were strongly compressed with loss");

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
