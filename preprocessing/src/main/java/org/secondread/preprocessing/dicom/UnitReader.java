package org.secondread.preprocessing.dicom;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.secondread.domain.CodedConcept;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.preprocessing.pixel.PixelFormat;

/**
 * Finds how stored values become values, by the rule of the object class. The modality's own transformation decides on the
 * numbers; a real-world value mapping (PS3.3 C.7.6.16.2.11) only names their unit, and only where it is the only one and
 * the same line: objects carry several for several purposes, and none of them is marked as the one to use.
 *
 * <ul>
 *   <li>CT: slope and intercept are required (type 1, PS3.3 C.8.2.1); Hounsfield units unless Rescale Type says otherwise,
 *       which is not read.
 *   <li>Enhanced CT, enhanced PET: slope, intercept and type are required (C.7.6.16.2.9); the type, or a real-world value
 *       mapping, names the unit.
 *   <li>MR, single-frame or enhanced: neither is in the standard's own definition (C.8.3.1); without them the stored values
 *       themselves are the values, in no unit, and with them too unless a mapping names one.
 *   <li>PET: slope is required and Units (0054,1001) names the unit (C.8.9.4); becquerels become uptake values where the
 *       object holds what that takes, see {@link UptakeScale}.
 *   <li>Projections, ultrasound and captures: a Modality LUT, a rescale, or neither (C.11.1); in no unit.
 * </ul>
 */
final class UnitReader {
    private static final Scale HOUNSFIELD_SCALE = new Scale(1e-4, 100, 1e5);
    private static final Scale ARBITRARY_SCALE = new Scale(1e-12, 1e12, 1e12);

    /** Defined terms of Rescale Type (PS3.3 C.11.1.1.2), those of Units among them, as UCUM. */
    private static final Map<String, CodedConcept> BY_TYPE = Map.of(
            "HU", Rescale.HOUNSFIELD,
            "US", Rescale.NO_UNIT,
            "MGML", ucum("mg/ml"),
            "PCT", ucum("%"),
            "BQML", Rescale.ACTIVITY_CONCENTRATION,
            "SUVBW", Rescale.UPTAKE_BY_WEIGHT);

    /** Defined terms of Units (PS3.3 C.8.9.1.1.3) as UCUM. GML is some uptake value: SUV Type need not say which. */
    private static final Map<String, CodedConcept> BY_UNITS = Map.of(
            "BQML", Rescale.ACTIVITY_CONCENTRATION,
            "CNTS", ucum("{counts}"),
            "CPS", ucum("{counts}/s"),
            "GML", ucum("g/ml"),
            "CM2ML", ucum("cm2/ml"),
            "PCNT", ucum("%"),
            "MLMINML", ucum("ml/min/ml"),
            "MLML", ucum("ml/ml"),
            "UMOLMINML", ucum("umol/min/ml"),
            "NONE", Rescale.NO_UNIT);

    private final AttributeReader instance;
    private final ImageClass imageClass;
    private final PixelFormat format;

    /** @param instance the data set of the whole instance */
    UnitReader(AttributeReader instance, ImageClass imageClass, PixelFormat format) {
        this.instance = instance;
        this.imageClass = imageClass;
        this.format = format;
    }

    /**
     * The mapping of one frame.
     *
     * @param frame the frame's own data set; that of the instance when it has but one
     * @throws DiagnosisException MISSING_ATTRIBUTE, MALFORMED_ATTRIBUTE, OBJECT_CLASS_UNSUPPORTED
     */
    UnitMapping read(AttributeReader frame) {
        if (frame.contains(DicomAttribute.MODALITY_LUT_SEQUENCE) && imageClass.units() != ImageClass.Units.TABLE) {
            throw DicomAttribute.MODALITY_LUT_SEQUENCE.malformed("is not part of this object class (PS3.3 annex A)");
        }
        return switch (imageClass.units()) {
            case HOUNSFIELD -> hounsfield(frame);
            case NAMED -> named(frame);
            case ARBITRARY -> inRealWorld(frame, optionalRescale(frame));
            case ACTIVITY -> activity(frame);
            case TABLE -> tableOrRescale(frame);
        };
    }

    private UnitMapping tableOrRescale(AttributeReader frame) {
        List<AttributeReader> tables = frame.items(DicomAttribute.MODALITY_LUT_SEQUENCE);
        return tables.isEmpty()
                ? optionalRescale(frame)
                : ValueTable.read(tables.get(0), format.signed(), Rescale.NO_UNIT);
    }

    private static Rescale hounsfield(AttributeReader frame) {
        String type = frame.optionalString(DicomAttribute.RESCALE_TYPE).orElse("HU");
        if (!type.equals("HU")) {
            throw DiagnosisException.of(
                    ErrorCode.OBJECT_CLASS_UNSUPPORTED,
                    DicomAttribute.RESCALE_TYPE.toString(),
                    "CT values other than Hounsfield units are not read");
        }
        return rescale(frame, HOUNSFIELD_SCALE, Rescale.HOUNSFIELD);
    }

    private static Rescale named(AttributeReader frame) {
        CodedConcept unit = unit(frame.string(DicomAttribute.RESCALE_TYPE), BY_TYPE, DicomAttribute.RESCALE_TYPE);
        Rescale rescale = rescale(frame, unit.isSameAs(Rescale.HOUNSFIELD) ? HOUNSFIELD_SCALE : ARBITRARY_SCALE, unit);
        return unit.isSameAs(Rescale.NO_UNIT) ? inRealWorld(frame, rescale) : rescale;
    }

    private Rescale activity(AttributeReader frame) {
        String units =
                frame.optionalString(DicomAttribute.UNITS).orElseGet(() -> instance.string(DicomAttribute.UNITS));
        Rescale rescale = rescale(frame, ARBITRARY_SCALE, unit(units, BY_UNITS, DicomAttribute.UNITS));
        if (!rescale.unit().isSameAs(Rescale.ACTIVITY_CONCENTRATION)) {
            return rescale;
        }
        return new UptakeScale(frame, instance)
                .read()
                .map(factor -> rescale.times(factor, Rescale.UPTAKE_BY_WEIGHT))
                .orElse(rescale);
    }

    private static Rescale optionalRescale(AttributeReader frame) {
        boolean none = frame.strings(DicomAttribute.RESCALE_SLOPE).isEmpty()
                && frame.strings(DicomAttribute.RESCALE_INTERCEPT).isEmpty();
        return none ? Rescale.NONE : rescale(frame, ARBITRARY_SCALE, Rescale.NO_UNIT);
    }

    private static Rescale rescale(AttributeReader frame, Scale scale, CodedConcept unit) {
        double slope = frame.decimal(DicomAttribute.RESCALE_SLOPE);
        double intercept = frame.decimal(DicomAttribute.RESCALE_INTERCEPT);
        if (Math.abs(slope) < scale.minSlope || Math.abs(slope) > scale.maxSlope) {
            throw DicomAttribute.RESCALE_SLOPE.malformed("is zero or beyond any scale in use");
        }
        if (Math.abs(intercept) > scale.maxIntercept) {
            throw DicomAttribute.RESCALE_INTERCEPT.malformed("is beyond any scale in use");
        }
        return new Rescale(slope, intercept, unit);
    }

    private static Rescale inRealWorld(AttributeReader frame, Rescale rescale) {
        List<RealWorldMapping> mappings = RealWorldMapping.readAll(frame);
        Optional<RealWorldMapping> only = mappings.size() == 1 ? Optional.of(mappings.get(0)) : Optional.empty();
        return only.filter(mapping -> mapping.isLine(rescale))
                .map(mapping -> rescale.in(mapping.unit()))
                .orElse(rescale);
    }

    private static CodedConcept unit(String term, Map<String, CodedConcept> known, DicomAttribute attribute) {
        CodedConcept unit = known.get(term);
        if (unit == null) {
            throw DiagnosisException.of(
                    ErrorCode.OBJECT_CLASS_UNSUPPORTED, attribute.toString(), "names a unit that is not read");
        }
        return unit;
    }

    private static CodedConcept ucum(String code) {
        return new CodedConcept(code, "UCUM", code);
    }

    /** How large slope and intercept may be, without their signs, before they are a fault and not a scale. */
    private record Scale(double minSlope, double maxSlope, double maxIntercept) {}
}
