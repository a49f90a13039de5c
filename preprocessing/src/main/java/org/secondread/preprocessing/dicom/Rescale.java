package org.secondread.preprocessing.dicom;

import org.secondread.domain.CodedConcept;

/**
 * A straight line from stored values to values in units: {@code slope · stored + intercept} (PS3.3 C.11.1.1.2).
 *
 * @param unit UCUM code of the values
 */
public record Rescale(double slope, double intercept, CodedConcept unit) implements UnitMapping {
    /** UCUM for Hounsfield units. */
    public static final CodedConcept HOUNSFIELD = new CodedConcept("[hnsf'U]", "UCUM", "Hounsfield unit");

    /** UCUM for values without a unit. */
    public static final CodedConcept NO_UNIT = new CodedConcept("1", "UCUM", "no units");

    /** UCUM for an activity concentration. */
    public static final CodedConcept ACTIVITY_CONCENTRATION =
            new CodedConcept("Bq/ml", "UCUM", "Becquerels/milliliter");

    /** UCUM for the standardised uptake value by body weight (PS3.16 CID 84). */
    public static final CodedConcept UPTAKE_BY_WEIGHT =
            new CodedConcept("g/ml{SUVbw}", "UCUM", "Standardized Uptake Value body weight");

    /** Stored values themselves, in no unit. */
    static final Rescale NONE = new Rescale(1, 0, NO_UNIT);

    @Override
    public double of(double stored) {
        return slope * stored + intercept;
    }

    Rescale times(double factor, CodedConcept newUnit) {
        return new Rescale(slope * factor, intercept * factor, newUnit);
    }

    Rescale in(CodedConcept newUnit) {
        return new Rescale(slope, intercept, newUnit);
    }
}
