package org.secondread.preprocessing.quality;

import org.secondread.domain.CodedConcept;

/**
 * A coded remark on the input that the reader of a result has to know.
 *
 * @param concept what limits the result
 * @param detail the measured figure and the model's range, with units; no patient data
 */
public record Limitation(CodedConcept concept, String detail) {}
