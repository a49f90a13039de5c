package org.secondread.server.grpc;

import io.grpc.Status;
import org.secondread.domain.ErrorCode;

/** Which gRPC status tells of which error: the one table of this door. */
final class GrpcStatuses {
    private GrpcStatuses() {}

    static Status.Code of(ErrorCode code) {
        return switch (code) {
            case NOT_DICOM,
                    TRUNCATED,
                    MISSING_ATTRIBUTE,
                    MALFORMED_ATTRIBUTE,
                    MIXED_SERIES,
                    DUPLICATE_INSTANCE,
                    IRREGULAR_SPACING,
                    MISSING_SLICE,
                    SERIES_OUTSIDE_INTENDED_USE,
                    SERIES_TOO_LARGE,
                    UPLOAD_INCOMPLETE,
                    INVALID_REQUEST,
                    CARD_INVALID -> Status.Code.INVALID_ARGUMENT;
            case TRANSFER_SYNTAX_UNSUPPORTED, OBJECT_CLASS_UNSUPPORTED -> Status.Code.UNIMPLEMENTED;
            case MODEL_UNKNOWN -> Status.Code.NOT_FOUND;
            case CANCELLED -> Status.Code.CANCELLED;
            case MODEL_NOT_READY, DRAINING -> Status.Code.UNAVAILABLE;
            case QUEUE_FULL, DISK_FULL -> Status.Code.RESOURCE_EXHAUSTED;
            case OUT_OF_TIME -> Status.Code.DEADLINE_EXCEEDED;
            case MODEL_OUTPUT_IMPLAUSIBLE, RESULT_NONCONFORMANT, RUNTIME_FAILED, INTERNAL -> Status.Code.INTERNAL;
        };
    }
}
