package org.secondread.domain;

/** How urgent a request is, after Requested Procedure Priority (0040,1003); earlier constants go first. */
public enum Priority {
    STAT,
    HIGH,
    ROUTINE,
    LOW
}
