package org.secondread.preprocessing.quality;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What was measured of an input.
 *
 * @param byKind in the unit of each figure; those that could not be measured are absent
 */
public record QualityFigures(Map<QualityFigure, Double> byKind) {
    public QualityFigures {
        Map<QualityFigure, Double> sorted = new EnumMap<>(QualityFigure.class);
        sorted.putAll(byKind);
        byKind = Collections.unmodifiableMap(sorted);
    }
}
