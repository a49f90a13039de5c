package org.secondread.models.extraction;

/**
 * How strongly a model holds to a finding.
 *
 * @param value 0 to 1
 * @param calibrated whether it was calibrated and may be called a probability
 */
public record Score(double value, boolean calibrated) {
    public Score {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("a score lies between 0 and 1");
        }
    }
}
