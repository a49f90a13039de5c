package org.secondread.domain;

/**
 * A coded term, as in PS3.3 section 8.8: value and coding scheme identify it, the meaning is its English text.
 *
 * @param value Code Value, such as {@code 27925004}
 * @param scheme Coding Scheme Designator, such as {@code SCT}, {@code DCM}, {@code UCUM}
 * @param meaning Code Meaning in English, at most 64 characters (VR LO)
 */
public record CodedConcept(String value, String scheme, String meaning) {
    public CodedConcept {
        if (value.isBlank() || scheme.isBlank() || meaning.isBlank() || meaning.length() > 64) {
            throw new IllegalArgumentException("incomplete code: " + value + ", " + scheme + ", " + meaning);
        }
    }

    /** Whether both name the same concept, whatever the language of the meaning. */
    public boolean isSameAs(CodedConcept other) {
        return value.equals(other.value) && scheme.equals(other.scheme);
    }

    @Override
    public String toString() {
        return "(" + value + ", " + scheme + ", \"" + meaning + "\")";
    }
}
