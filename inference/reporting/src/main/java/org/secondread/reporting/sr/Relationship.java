package org.secondread.reporting.sr;

/** Relationship Type (0040,A010), PS3.3 C.17.3.2.4. */
enum Relationship {
    CONTAINS("CONTAINS"),
    HAS_OBS_CONTEXT("HAS OBS CONTEXT"),
    HAS_CONCEPT_MOD("HAS CONCEPT MOD"),
    HAS_ACQ_CONTEXT("HAS ACQ CONTEXT"),
    HAS_PROPERTIES("HAS PROPERTIES"),
    INFERRED_FROM("INFERRED FROM"),
    SELECTED_FROM("SELECTED FROM");

    private final String value;

    Relationship(String value) {
        this.value = value;
    }

    String value() {
        return value;
    }
}
