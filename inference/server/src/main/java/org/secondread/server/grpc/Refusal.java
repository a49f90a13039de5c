package org.secondread.server.grpc;

import com.google.protobuf.Any;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import org.secondread.api.v1.ErrorDetail;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;

/**
 * What a caller is told of a failure: status, code, attribute, rule and request id. Of what was not foreseen it is told
 * nothing but the request id, since such texts may hold anything.
 */
record Refusal(ErrorCode code, String attribute, String rule, String requestId) {

    static Refusal of(Throwable cause, String requestId) {
        return cause instanceof DiagnosisException known
                ? new Refusal(known.code(), known.attribute().orElse(""), known.rule(), requestId)
                : new Refusal(ErrorCode.INTERNAL, "", "", requestId);
    }

    StatusRuntimeException toStatus() {
        return StatusProto.toStatusRuntimeException(com.google.rpc.Status.newBuilder()
                .setCode(GrpcStatuses.of(code).value())
                .setMessage(text())
                .addDetails(Any.pack(detail()))
                .build());
    }

    private ErrorDetail detail() {
        return ErrorDetail.newBuilder()
                .setCode(Wire.code(code))
                .setAttribute(attribute)
                .setRule(rule)
                .setRequestId(requestId)
                .build();
    }

    private String text() {
        if (rule.isEmpty()) {
            return code + " (request " + requestId + ")";
        }
        return attribute.isEmpty() ? code + ": " + rule : code + ": " + attribute + ": " + rule;
    }
}
