package org.secondread.cli.remote;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.Status;
import io.grpc.StatusException;
import io.grpc.protobuf.StatusProto;
import org.secondread.api.v1.ErrorDetail;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;

/** A call's failure in our own words again. */
final class RemoteRefusal {
    private static final String PREFIX = "ERROR_CODE_";

    private RemoteRefusal() {}

    static DiagnosisException of(StatusException failure) {
        Status status = StatusProto.fromThrowable(failure);
        if (status == null || status.getDetailsCount() == 0) {
            return withoutDetail(failure);
        }
        try {
            return of(status.getDetails(0).unpack(ErrorDetail.class)).causedBy(failure);
        } catch (InvalidProtocolBufferException e) {
            return withoutDetail(failure);
        }
    }

    private static DiagnosisException of(ErrorDetail detail) {
        ErrorCode code = ErrorCode.valueOf(detail.getCode().name().substring(PREFIX.length()));
        String rule = detail.getRule().isEmpty() ? "request " + detail.getRequestId() : detail.getRule();
        return detail.getAttribute().isEmpty()
                ? DiagnosisException.of(code, rule)
                : DiagnosisException.of(code, detail.getAttribute(), rule);
    }

    /** No server of ours answered, or none in time. */
    private static DiagnosisException withoutDetail(StatusException failure) {
        return switch (failure.getStatus().getCode()) {
            case CANCELLED -> DiagnosisException.of(ErrorCode.CANCELLED, "the call was cancelled");
            case DEADLINE_EXCEEDED ->
                DiagnosisException.of(ErrorCode.OUT_OF_TIME, "the deadline passed before the server had answered");
            case UNAVAILABLE -> DiagnosisException.of(ErrorCode.MODEL_NOT_READY, "the server cannot be reached");
            default ->
                DiagnosisException.of(ErrorCode.INTERNAL, "the call failed").causedBy(failure);
        };
    }
}
