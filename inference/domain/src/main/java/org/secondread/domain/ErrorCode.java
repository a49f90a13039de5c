package org.secondread.domain;

/**
 * The closed vocabulary of refusals and failures. Each door translates it once (gRPC, HTTP, DIMSE) by a switch without
 * {@code default}, so that a new code cannot be forgotten.
 */
public enum ErrorCode {
    NOT_DICOM(Fault.CALLER),
    TRUNCATED(Fault.CALLER),
    MISSING_ATTRIBUTE(Fault.CALLER),
    MALFORMED_ATTRIBUTE(Fault.CALLER),
    MIXED_SERIES(Fault.CALLER),
    DUPLICATE_INSTANCE(Fault.CALLER),
    IRREGULAR_SPACING(Fault.CALLER),
    MISSING_SLICE(Fault.CALLER),
    SERIES_OUTSIDE_INTENDED_USE(Fault.CALLER),
    SERIES_TOO_LARGE(Fault.CALLER),
    UPLOAD_INCOMPLETE(Fault.CALLER),
    INVALID_REQUEST(Fault.CALLER),
    CARD_INVALID(Fault.CALLER),
    TRANSFER_SYNTAX_UNSUPPORTED(Fault.CALLER),
    OBJECT_CLASS_UNSUPPORTED(Fault.CALLER),
    MODEL_UNKNOWN(Fault.CALLER),
    CANCELLED(Fault.CALLER),
    MODEL_NOT_READY(Fault.RESOURCES),
    DRAINING(Fault.RESOURCES),
    QUEUE_FULL(Fault.RESOURCES),
    DISK_FULL(Fault.RESOURCES),
    OUT_OF_TIME(Fault.RESOURCES),
    MODEL_OUTPUT_IMPLAUSIBLE(Fault.OURS),
    RESULT_NONCONFORMANT(Fault.OURS),
    RUNTIME_FAILED(Fault.OURS),
    INTERNAL(Fault.OURS);

    private final Fault fault;

    ErrorCode(Fault fault) {
        this.fault = fault;
    }

    /** Who has to act. */
    public Fault fault() {
        return fault;
    }
}
