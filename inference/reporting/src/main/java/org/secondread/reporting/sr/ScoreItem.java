package org.secondread.reporting.sr;

import org.secondread.models.extraction.Score;
import org.secondread.reporting.Precision;
import org.secondread.reporting.coding.Code;

/** A score as a number between 0 and 1 without unit (TID 300), which says by its method whether it is a probability. */
final class ScoreItem {
    private ScoreItem() {}

    static void write(ContentItem group, Score score) {
        Code method = score.calibrated() ? Code.CALIBRATED : Code.UNCALIBRATED;
        group.number(
                        Relationship.CONTAINS,
                        Code.SCORE.concept(),
                        Precision.score(score.value()),
                        Code.NO_UNITS.concept())
                .code(Relationship.HAS_CONCEPT_MOD, Code.MEASUREMENT_METHOD, method);
    }
}
