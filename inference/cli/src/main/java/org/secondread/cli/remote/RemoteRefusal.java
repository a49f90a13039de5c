package org.secondread.cli.remote;

import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.StatusException;
import io.grpc.protobuf.StatusProto;
import java.util.Optional;
import org.secondread.api.v1.ErrorDetail;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.domain.Fault;

/** The server's refusals in our own words, with the code, attribute and rule that it states. */
final class RemoteRefusal {
    private static final String PREFIX = "ERROR_CODE_";

    private RemoteRefusal() {}

    static DiagnosisException explain(StatusException failure) {
        return detail(failure).map(RemoteRefusal::stated).orElseGet(() -> inferred(failure));
    }

    private static Optional<ErrorDetail> detail(StatusException failure) {
        com.google.rpc.Status status = StatusProto.fromThrowable(failure);
        if (status == null
                || status.getDetailsCount() == 0
                || !status.getDetails(0).is(ErrorDetail.class)) {
            return Optional.empty();
        }
        try {
            return Optional.of(status.getDetails(0).unpack(ErrorDetail.class));
        } catch (InvalidProtocolBufferException e) {
            return Optional.empty();
        }
    }

    private static DiagnosisException stated(ErrorDetail detail) {
        ErrorCode code = code(detail);
        String rule = code.fault() == Fault.OURS
                ? detail.getRule() + " (request " + detail.getRequestId() + ")"
                : detail.getRule();
        return detail.getAttribute().isEmpty()
                ? DiagnosisException.of(code, rule.strip())
                : DiagnosisException.of(code, detail.getAttribute(), rule);
    }

    private static ErrorCode code(ErrorDetail detail) {
        String name = detail.getCode().name();
        return name.startsWith(PREFIX) && detail.getCode() != org.secondread.api.v1.ErrorCode.ERROR_CODE_UNSPECIFIED
                ? ErrorCode.valueOf(name.substring(PREFIX.length()))
                : ErrorCode.INTERNAL;
    }

    /** What the transport itself reports carries no detail. */
    private static DiagnosisException inferred(StatusException failure) {
        return switch (failure.getStatus().getCode()) {
            case CANCELLED -> DiagnosisException.of(ErrorCode.CANCELLED, "the call was cancelled");
            case DEADLINE_EXCEEDED ->
                DiagnosisException.of(ErrorCode.OUT_OF_TIME, "the deadline passed before the server had answered");
            case UNAVAILABLE ->
                DiagnosisException.of(
                        ErrorCode.MODEL_NOT_READY, "--server", "nobody answers there, or the connection broke");
            default ->
                DiagnosisException.of(
                        ErrorCode.INTERNAL,
                        "the server failed: " + failure.getStatus().getCode());
        };
    }
}
