package org.secondread.server.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.secondread.api.v1.ErrorDetail;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;

class RefusalTest {

    @ParameterizedTest
    @CsvSource({
        "NOT_DICOM, INVALID_ARGUMENT",
        "TRUNCATED, INVALID_ARGUMENT",
        "MISSING_ATTRIBUTE, INVALID_ARGUMENT",
        "MALFORMED_ATTRIBUTE, INVALID_ARGUMENT",
        "MIXED_SERIES, INVALID_ARGUMENT",
        "DUPLICATE_INSTANCE, INVALID_ARGUMENT",
        "IRREGULAR_SPACING, INVALID_ARGUMENT",
        "MISSING_SLICE, INVALID_ARGUMENT",
        "SERIES_OUTSIDE_INTENDED_USE, INVALID_ARGUMENT",
        "SERIES_TOO_LARGE, INVALID_ARGUMENT",
        "UPLOAD_INCOMPLETE, INVALID_ARGUMENT",
        "INVALID_REQUEST, INVALID_ARGUMENT",
        "CARD_INVALID, INVALID_ARGUMENT",
        "TRANSFER_SYNTAX_UNSUPPORTED, UNIMPLEMENTED",
        "OBJECT_CLASS_UNSUPPORTED, UNIMPLEMENTED",
        "MODEL_UNKNOWN, NOT_FOUND",
        "CANCELLED, CANCELLED",
        "MODEL_NOT_READY, UNAVAILABLE",
        "DRAINING, UNAVAILABLE",
        "QUEUE_FULL, RESOURCE_EXHAUSTED",
        "DISK_FULL, RESOURCE_EXHAUSTED",
        "OUT_OF_TIME, DEADLINE_EXCEEDED",
        "MODEL_OUTPUT_IMPLAUSIBLE, INTERNAL",
        "RESULT_NONCONFORMANT, INTERNAL",
        "RUNTIME_FAILED, INTERNAL",
        "INTERNAL, INTERNAL"
    })
    void code_hasItsStatus(ErrorCode code, Status.Code status) {
        assertThat(GrpcStatuses.of(code)).isEqualTo(status);
    }

    @ParameterizedTest
    @EnumSource
    void everyCode_reachesTheCallerAsStatusAndDetail(ErrorCode code) throws Exception {
        StatusRuntimeException refused =
                refusal(DiagnosisException.of(code, "PixelSpacing (0028,0030)", "two positive numbers"));

        ErrorDetail detail = detail(refused);
        assertThat(refused.getStatus().getCode()).isEqualTo(GrpcStatuses.of(code));
        assertThat(detail.getCode().name()).isEqualTo("ERROR_CODE_" + code);
        assertThat(detail.getAttribute()).isEqualTo("PixelSpacing (0028,0030)");
        assertThat(detail.getRule()).isEqualTo("two positive numbers");
        assertThat(detail.getRequestId()).isEqualTo("request-7");
        assertThat(refused.getStatus().getDescription())
                .isEqualTo(code + ": PixelSpacing (0028,0030): two positive numbers");
    }

    @Test
    void publicVocabulary_isTheDomains() {
        List<String> domain = Arrays.stream(ErrorCode.values())
                .map(code -> "ERROR_CODE_" + code)
                .toList();

        assertThat(org.secondread.api.v1.ErrorCode.values())
                .extracting(Enum::name)
                .containsOnlyOnceElementsOf(domain)
                .hasSize(domain.size() + 2)
                .contains("ERROR_CODE_UNSPECIFIED", "UNRECOGNIZED");
    }

    @Test
    void unforeseenFailure_tellsTheCallerNothingButTheRequestId() throws Exception {
        StatusRuntimeException refused = refusal(new NumberFormatException("DOE^JANE"));

        ErrorDetail detail = detail(refused);
        assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.INTERNAL);
        assertThat(refused.getStatus().getDescription()).isEqualTo("INTERNAL (request request-7)");
        assertThat(detail.getCode()).isEqualTo(org.secondread.api.v1.ErrorCode.ERROR_CODE_INTERNAL);
        assertThat(detail.getAttribute() + detail.getRule()).isEmpty();
        assertThat(detail.getRequestId()).isEqualTo("request-7");
    }

    private static StatusRuntimeException refusal(Throwable cause) {
        return Refusal.of(cause, "request-7").toStatus();
    }

    private static ErrorDetail detail(StatusRuntimeException refused) throws Exception {
        return StatusProto.fromThrowable(refused).getDetails(0).unpack(ErrorDetail.class);
    }
}
