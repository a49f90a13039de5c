package org.secondread.preprocessing.quality;

import java.util.Map;
import java.util.OptionalDouble;

/**
 * The bounds that a model's card sets to an input's quality. A figure that the card does not name is not judged.
 *
 * @param source where the bounds came from
 */
public record QualityCriteria(String source, Map<QualityFigure, Bound> bounds) {
    public QualityCriteria {
        bounds = Map.copyOf(bounds);
    }

    /** What follows from a figure beyond its bound. */
    public enum Consequence {
        LIMIT,
        REFUSE
    }

    /** The accepted figures, in the unit of the {@link QualityFigure}; at least one end is there. */
    public record Bound(OptionalDouble atLeast, OptionalDouble atMost, Consequence otherwise) {
        public Bound {
            if (atLeast.isEmpty() && atMost.isEmpty()) {
                throw new IllegalArgumentException("a bound has an end");
            }
        }

        boolean accepts(double figure) {
            return figure >= atLeast.orElse(Double.NEGATIVE_INFINITY)
                    && figure <= atMost.orElse(Double.POSITIVE_INFINITY);
        }
    }
}
