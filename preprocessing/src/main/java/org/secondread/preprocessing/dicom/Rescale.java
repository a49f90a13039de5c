package org.secondread.preprocessing.dicom;

import org.secondread.domain.CodedConcept;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;

/**
 * How stored values become values in units: {@code slope · stored + intercept} (PS3.3 C.11.1.1.2).
 *
 * <p>A CT image must have both (type 1, PS3.3 C.8.2.1) and its values are Hounsfield units unless Rescale Type (0028,1054)
 * says otherwise (type 1C there). An MR image has neither in the standard's own definition (C.8.3.1): without them
 * the stored values themselves are the values, in no unit.
 *
 * @param unit UCUM code of the values
 */
public record Rescale(double slope, double intercept, CodedConcept unit) {
    /** UCUM for Hounsfield units. */
    public static final CodedConcept HOUNSFIELD = new CodedConcept("[hnsf'U]", "UCUM", "Hounsfield unit");

    /** UCUM for values without a unit. */
    public static final CodedConcept NO_UNIT = new CodedConcept("1", "UCUM", "no units");

    private static final Scale HOUNSFIELD_SCALE = new Scale(1e-4, 100, 1e5);
    private static final Scale ARBITRARY_SCALE = new Scale(1e-12, 1e12, 1e12);

    /** @throws DiagnosisException MISSING_ATTRIBUTE, MALFORMED_ATTRIBUTE, OBJECT_CLASS_UNSUPPORTED */
    static Rescale read(AttributeReader attributes, ImageClass imageClass) {
        if (attributes.contains(DicomAttribute.MODALITY_LUT_SEQUENCE)) {
            throw DicomAttribute.MODALITY_LUT_SEQUENCE.malformed("is not part of CT and MR images (PS3.3 A.3, A.4)");
        }
        return switch (imageClass) {
            case CT -> hounsfield(attributes);
            case MR -> arbitrary(attributes);
        };
    }

    private static Rescale hounsfield(AttributeReader attributes) {
        String type = attributes.optionalString(DicomAttribute.RESCALE_TYPE).orElse("HU");
        if (!type.equals("HU")) {
            throw DiagnosisException.of(
                    ErrorCode.OBJECT_CLASS_UNSUPPORTED,
                    DicomAttribute.RESCALE_TYPE.toString(),
                    "CT values other than Hounsfield units are not read");
        }
        return read(attributes, HOUNSFIELD_SCALE, HOUNSFIELD);
    }

    private static Rescale arbitrary(AttributeReader attributes) {
        boolean none = attributes.strings(DicomAttribute.RESCALE_SLOPE).isEmpty()
                && attributes.strings(DicomAttribute.RESCALE_INTERCEPT).isEmpty();
        return none ? new Rescale(1, 0, NO_UNIT) : read(attributes, ARBITRARY_SCALE, NO_UNIT);
    }

    private static Rescale read(AttributeReader attributes, Scale scale, CodedConcept unit) {
        double slope = attributes.decimal(DicomAttribute.RESCALE_SLOPE);
        double intercept = attributes.decimal(DicomAttribute.RESCALE_INTERCEPT);
        if (Math.abs(slope) < scale.minSlope || Math.abs(slope) > scale.maxSlope) {
            throw DicomAttribute.RESCALE_SLOPE.malformed("is zero or beyond any scale in use");
        }
        if (Math.abs(intercept) > scale.maxIntercept) {
            throw DicomAttribute.RESCALE_INTERCEPT.malformed("is beyond any scale in use");
        }
        return new Rescale(slope, intercept, unit);
    }

    /** How large slope and intercept may be, without their signs, before they are a fault and not a scale. */
    private record Scale(double minSlope, double maxSlope, double maxIntercept) {}
}
