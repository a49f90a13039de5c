package org.secondread.reporting;

/**
 * The name of a lesion over repeated analyses of the same series (PS3.16 TID 1411 rows 2 and 3; PS3.3 C.8.20.2).
 *
 * @param identifier Tracking Identifier for people
 * @param uid Tracking Unique Identifier for programs
 */
public record Tracking(String identifier, String uid) {}
