package org.secondread.models.extraction;

import org.secondread.domain.CodedConcept;

/**
 * How urgent the series looks to the model.
 *
 * @param suspected the finding that the score speaks of
 * @param score of the whole series
 * @param threshold operating point; at or above it the finding is suspected present
 * @param category urgency class after the American College of Radiology's actionable findings
 */
public record Triage(CodedConcept suspected, Score score, double threshold, Category category) {

    /** Within what time a person should act. */
    public enum Category {
        MINUTES,
        HOURS,
        DAYS,
        NONE
    }

    public boolean isSuspected() {
        return score.value() >= threshold;
    }
}
