package org.secondread.reporting.coding;

/** The language of the texts and code meanings that a result is written in. */
public enum Language {
    ENGLISH(Code.ENGLISH),
    CHINESE(Code.CHINESE);

    private final Code code;

    Language(Code code) {
        this.code = code;
    }

    /** Its term from CID 5000: RFC 5646, the shortest code. */
    public Code code() {
        return code;
    }
}
