package org.secondread.preprocessing.dicom;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.secondread.domain.CodedConcept;

/**
 * One item of Real World Value Mapping Sequence (PS3.3 C.7.6.16.2.11): what stored values mean in the physical world.
 *
 * @param unit of the mapped values, from Measurement Units Code Sequence
 * @param line slope and intercept; empty where the item maps by a table
 */
record RealWorldMapping(CodedConcept unit, Optional<Rescale> line) {
    /** Equal numbers but for decimal strings beside binary ones. */
    private static final double ROUNDING = 1e-6;

    /** @throws org.secondread.domain.DiagnosisException MISSING_ATTRIBUTE, MALFORMED_ATTRIBUTE */
    static List<RealWorldMapping> readAll(AttributeReader frame) {
        List<RealWorldMapping> mappings = new ArrayList<>();
        for (AttributeReader item : frame.items(DicomAttribute.REAL_WORLD_VALUE_MAPPING_SEQUENCE)) {
            unit(item).ifPresent(unit -> mappings.add(new RealWorldMapping(unit, line(item, unit))));
        }
        return mappings;
    }

    /** Whether this is the same line, whatever the unit. */
    boolean isLine(Rescale other) {
        return line.filter(own -> near(own.slope(), other.slope()) && near(own.intercept(), other.intercept()))
                .isPresent();
    }

    private static Optional<CodedConcept> unit(AttributeReader item) {
        List<AttributeReader> codes = item.items(DicomAttribute.MEASUREMENT_UNITS_CODE_SEQUENCE);
        if (codes.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> value = codes.get(0).optionalString(DicomAttribute.CODE_VALUE);
        Optional<String> scheme = codes.get(0).optionalString(DicomAttribute.CODING_SCHEME_DESIGNATOR);
        return value.flatMap(code -> scheme.map(designator -> new CodedConcept(code, designator, code)));
    }

    private static Optional<Rescale> line(AttributeReader item, CodedConcept unit) {
        if (item.reals(DicomAttribute.REAL_WORLD_VALUE_SLOPE).length == 0) {
            return Optional.empty();
        }
        return Optional.of(new Rescale(
                item.real(DicomAttribute.REAL_WORLD_VALUE_SLOPE),
                item.real(DicomAttribute.REAL_WORLD_VALUE_INTERCEPT),
                unit));
    }

    private static boolean near(double a, double b) {
        return Math.abs(a - b) <= ROUNDING * Math.max(Math.abs(a), Math.abs(b));
    }
}
