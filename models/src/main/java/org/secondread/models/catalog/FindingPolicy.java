package org.secondread.models.catalog;

import org.secondread.domain.CodedConcept;

/**
 * When a candidate is a finding, and what it is called.
 *
 * @param operatingPoint a candidate with at least this final score is a finding
 * @param calibrated whether the final score may be called a probability
 */
public record FindingPolicy(
        CodedConcept code, CodedConcept site, Laterality laterality, Threshold operatingPoint, boolean calibrated) {

    /** How the side of the body is found. */
    public enum Laterality {
        /** By the midline of the lungs. */
        LUNGS,
        /** The organ has no sides, or they are not determined. */
        NONE
    }
}
