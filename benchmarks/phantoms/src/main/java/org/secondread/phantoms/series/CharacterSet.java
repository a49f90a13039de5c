package org.secondread.phantoms.series;

/** Values of Specific Character Set (0008,0005) that phantoms are written in (PS3.3 C.12.1.1.2). */
public enum CharacterSet {
    LATIN_1("ISO_IR 100"),
    UTF_8("ISO_IR 192"),
    GB18030("GB18030");

    private final String definedTerm;

    CharacterSet(String definedTerm) {
        this.definedTerm = definedTerm;
    }

    public String definedTerm() {
        return definedTerm;
    }
}
