package org.secondread.models.extraction;

import java.util.Optional;
import org.secondread.domain.CodedConcept;

/**
 * A number measured in the patient.
 *
 * @param concept what was measured, such as (118565006, SCT, "Volume")
 * @param derivation how several numbers became this one, such as (373098007, SCT, "Mean"); PS3.16 TID 1419 row 8
 * @param unit UCUM code, such as (mm3, UCUM, "cubic millimeter")
 */
public record Measurement(CodedConcept concept, Optional<CodedConcept> derivation, double value, CodedConcept unit) {
    public static final CodedConcept VOLUME = new CodedConcept("118565006", "SCT", "Volume");
    public static final CodedConcept LONG_AXIS = new CodedConcept("103339001", "SCT", "Long axis");
    public static final CodedConcept SHORT_AXIS = new CodedConcept("103340004", "SCT", "Short axis");
    public static final CodedConcept DIAMETER = new CodedConcept("81827009", "SCT", "Diameter");
    public static final CodedConcept MEAN = new CodedConcept("373098007", "SCT", "Mean");
    public static final CodedConcept MILLIMETRE = new CodedConcept("mm", "UCUM", "mm");
    public static final CodedConcept CUBIC_MILLIMETRE = new CodedConcept("mm3", "UCUM", "cubic millimeter");

    /** A number that was measured as it stands. */
    public Measurement(CodedConcept concept, double value, CodedConcept unit) {
        this(concept, Optional.empty(), value, unit);
    }

    public static Measurement volume(double mm3) {
        return new Measurement(VOLUME, mm3, CUBIC_MILLIMETRE);
    }

    public static Measurement longAxis(double mm) {
        return new Measurement(LONG_AXIS, mm, MILLIMETRE);
    }

    public static Measurement shortAxis(double mm) {
        return new Measurement(SHORT_AXIS, mm, MILLIMETRE);
    }

    /** The mean of long and short axis. */
    public static Measurement meanDiameter(double mm) {
        return new Measurement(DIAMETER, Optional.of(MEAN), mm, MILLIMETRE);
    }
}
