package org.secondread.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DiagnosisExceptionTest {
    @Test
    void message_namesAttributeAndRule() {
        DiagnosisException e =
                DiagnosisException.of(ErrorCode.MISSING_ATTRIBUTE, "PixelSpacing (0028,0030)", "is absent");

        assertThat(e).hasMessage("PixelSpacing (0028,0030): is absent");
        assertThat(e.attribute()).hasValue("PixelSpacing (0028,0030)");
        assertThat(e.rule()).isEqualTo("is absent");
    }

    @Test
    void message_withoutAttribute_isTheRule() {
        DiagnosisException e = DiagnosisException.of(ErrorCode.NOT_DICOM, "no prefix");

        assertThat(e).hasMessage("no prefix");
        assertThat(e.attribute()).isEmpty();
    }

    @Test
    void causedBy_keepsEverythingElse() {
        IOException cause = new IOException("lower");

        DiagnosisException e = DiagnosisException.of(ErrorCode.TRUNCATED, "PixelData (7FE0,0010)", "ends early")
                .causedBy(cause);

        assertThat(e).hasCause(cause).hasMessage("PixelData (7FE0,0010): ends early");
        assertThat(e.code()).isEqualTo(ErrorCode.TRUNCATED);
    }

    /** Refusals are expected; only a defect of ours is worth a stack trace. */
    @ParameterizedTest
    @EnumSource
    void stackTrace_isForOurOwnFaults(ErrorCode code) {
        boolean traced = DiagnosisException.of(code, "rule").getStackTrace().length > 0;

        assertThat(traced).isEqualTo(code.fault() == Fault.OURS);
    }
}
