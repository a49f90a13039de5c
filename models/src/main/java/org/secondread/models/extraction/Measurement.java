package org.secondread.models.extraction;

import org.secondread.domain.CodedConcept;

/**
 * A number measured in the patient.
 *
 * @param concept what was measured, such as (118565006, SCT, "Volume")
 * @param unit UCUM code, such as (mm3, UCUM, "cubic millimeter")
 */
public record Measurement(CodedConcept concept, double value, CodedConcept unit) {}
