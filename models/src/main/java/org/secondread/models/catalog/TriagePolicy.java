package org.secondread.models.catalog;

import java.util.List;
import java.util.Optional;
import org.secondread.domain.CodedConcept;

/**
 * How urgent a series is. Its score is the highest final score of all candidates, 0 without any.
 *
 * @param suspected what the score speaks of
 * @param calibrated whether the score may be called a probability
 * @param levels by falling score; the lowest is the threshold at which the suspected thing counts as present
 * @param source where the levels came from
 */
public record TriagePolicy(CodedConcept suspected, boolean calibrated, List<Level> levels, String source) {
    public TriagePolicy {
        levels = List.copyOf(levels);
    }

    /** Within what time a person should act, after the American College of Radiology's actionable findings. */
    public enum Urgency {
        MINUTES,
        HOURS,
        DAYS
    }

    /** Scores from here to the next higher level have this urgency. */
    public record Level(double from, Urgency urgency) {}

    public double threshold() {
        return levels.get(levels.size() - 1).from();
    }

    /** The urgency of a score; empty below the threshold. */
    public Optional<Urgency> urgency(double score) {
        return levels.stream()
                .filter(level -> score >= level.from())
                .findFirst()
                .map(Level::urgency);
    }
}
