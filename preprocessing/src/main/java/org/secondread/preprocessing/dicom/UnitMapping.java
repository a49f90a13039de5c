package org.secondread.preprocessing.dicom;

import org.secondread.domain.CodedConcept;

/** How stored values become values in units: along a line, or by a table. */
public sealed interface UnitMapping permits Rescale, ValueTable {
    /** UCUM code of the values. */
    CodedConcept unit();

    /** The value of a stored value whose sign is applied. */
    double of(double stored);
}
