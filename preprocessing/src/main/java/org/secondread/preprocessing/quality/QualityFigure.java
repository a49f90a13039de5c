package org.secondread.preprocessing.quality;

import java.util.OptionalDouble;

/**
 * What is measured of an input in Hounsfield units. A card sets bounds to those that matter to its model, by {@link #key};
 * {@code docs/model-card.md} says what each means.
 */
@SuppressWarnings("ImmutableEnumChecker") // measures hold no state
public enum QualityFigure {
    // How much of the organ and of the body is there.
    LUNG_AT_TOP(
            "lungAtTopMm2", "lung on the highest slice", LimitationKind.LUNG_APEX_CUT_OFF, OuterSliceLung.highest()),
    LUNG_AT_BASE(
            "lungAtBaseMm2", "lung on the lowest slice", LimitationKind.LUNG_BASE_CUT_OFF, OuterSliceLung.lowest()),
    LUNG_AT_SIDES("lungAtSidesMm2", "lung cut by the sides", LimitationKind.LUNG_SIDE_CUT_OFF, new SideLung()),
    TRUNCATED_BODY(
            "truncatedBodyShare",
            "share of the body's outline that the field of view cuts",
            LimitationKind.BODY_TRUNCATED,
            new TruncatedBody()),
    LUNG_SHARE("lungShare", "share of lung in the body", LimitationKind.LITTLE_LUNG, BodyShare.lung()),
    BONE_SHARE("boneShare", "share of bone in the body", LimitationKind.BODY_CONTENT, BodyShare.bone()),

    // How it was scanned.
    SLICE_THICKNESS("sliceThicknessMm", "slice thickness", LimitationKind.SLICE_THICKNESS, new SliceThickness()),
    BLOOD_DENSITY("bloodHu", "brightest tissue between the lungs", LimitationKind.CONTRAST_LIKELY, new BloodDensity()),
    AIR("airHu", "air around the body", LimitationKind.CALIBRATION, TypicalValue.air()),
    SOFT_TISSUE("softTissueHu", "soft tissue", LimitationKind.CALIBRATION, TypicalValue.softTissue()),

    // What went wrong.
    NOISE("noiseHu", "noise in soft tissue", LimitationKind.NOISE, new NoiseLevel()),
    LUNG_EDGE_WIDTH("lungEdgeWidthMm", "width of the lungs' edge", LimitationKind.SMEARED, new LungEdgeWidth()),
    SLICE_STEP("sliceStepRatio", "worst leap between slices", LimitationKind.SLICE_STEP, new SliceStep()),
    METAL("metalMm3", "metal in the body", LimitationKind.METAL, new Metal()),
    DARK_BANDS("darkBandMm3", "dark bands beside metal", LimitationKind.BEAM_HARDENING, new DarkBands()),
    LOSSY_IMAGES(
            "lossyShare",
            "share of images compressed with loss",
            LimitationKind.LOSSY_COMPRESSION,
            LossyShare.images()),
    LOSSY_RATIO("lossyRatio", "ratio of the compression with loss", LimitationKind.LOSSY_RATIO, LossyShare.ratio());

    private final String key;
    private final String meaning;
    private final LimitationKind limitation;
    private final QualityMeasure measure;

    QualityFigure(String key, String meaning, LimitationKind limitation, QualityMeasure measure) {
        this.key = key;
        this.meaning = meaning;
        this.limitation = limitation;
        this.measure = measure;
    }

    /** Its name in a card and in JSON, which ends with the unit where it has one. */
    public String key() {
        return key;
    }

    /** UCUM code of the unit. */
    public String unit() {
        return unitInWords().equals("HU") ? "[hnsf'U]" : unitInWords().isEmpty() ? "1" : unitInWords();
    }

    String meaning() {
        return meaning;
    }

    LimitationKind limitation() {
        return limitation;
    }

    OptionalDouble of(MeasuredVolume volume) {
        return measure.measure(volume);
    }

    /** The unit as people write it; empty for a ratio. */
    String unitInWords() {
        for (String suffix : new String[] {"Mm2", "Mm3", "Mm", "Hu"}) {
            if (key.endsWith(suffix)) {
                return suffix.equals("Hu") ? "HU" : suffix.replace("Mm", "mm");
            }
        }
        return "";
    }
}
