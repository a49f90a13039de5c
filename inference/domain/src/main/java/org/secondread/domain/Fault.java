package org.secondread.domain;

/** Who has to act on an error: every {@link ErrorCode} belongs to exactly one. */
public enum Fault {
    /** The input or the request is wrong; repeating it unchanged cannot succeed. */
    CALLER,
    /** Something is exhausted or not ready; the same request may succeed later. */
    RESOURCES,
    /** A defect of ours; the request id is what to report. */
    OURS
}
