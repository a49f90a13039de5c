package org.secondread.models.catalog;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.secondread.preprocessing.quality.QualityCriteria;
import org.secondread.preprocessing.quality.QualityCriteria.Bound;
import org.secondread.preprocessing.quality.QualityCriteria.Consequence;
import org.secondread.preprocessing.quality.QualityFigure;

/** Reads the part of a card that says how good an input has to be. */
final class QualityReader {
    private QualityReader() {}

    static QualityCriteria read(YamlField field) {
        YamlField figures = field.key("figures");
        Map<QualityFigure, Bound> bounds = new EnumMap<>(QualityFigure.class);
        for (QualityFigure figure : QualityFigure.values()) {
            figures.optional(figure.key()).ifPresent(bound -> bounds.put(figure, bound(bound)));
        }
        return new QualityCriteria(field.key("source").text(), bounds);
    }

    private static Bound bound(YamlField field) {
        OptionalDouble atLeast = end(field.optional("atLeast"), -Double.MAX_VALUE);
        OptionalDouble atMost = end(field.optional("atMost"), atLeast.orElse(-Double.MAX_VALUE));
        if (atLeast.isEmpty() && atMost.isEmpty()) {
            throw field.invalid("must have atLeast, atMost or both");
        }
        return new Bound(atLeast, atMost, field.key("otherwise").oneOf(Consequence.class));
    }

    private static OptionalDouble end(Optional<YamlField> field, double from) {
        return field.stream()
                .mapToDouble(end -> end.number(from, Double.MAX_VALUE))
                .findFirst();
    }
}
