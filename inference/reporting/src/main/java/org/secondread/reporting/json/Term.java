package org.secondread.reporting.json;

import org.secondread.domain.CodedConcept;

/** A coded term with its English meaning. */
record Term(String value, String scheme, String meaning) {
    static Term of(CodedConcept concept) {
        return new Term(concept.value(), concept.scheme(), concept.meaning());
    }
}
