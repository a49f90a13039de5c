package org.secondread.preprocessing.pixel.jpeg;

import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;

/** What a codestream is refused with. */
final class Refusal {
    private static final String PIXEL_DATA = "PixelData (7FE0,0010)";

    private Refusal() {}

    static DiagnosisException malformed(String rule) {
        return DiagnosisException.of(ErrorCode.MALFORMED_ATTRIBUTE, PIXEL_DATA, "JPEG codestream " + rule);
    }

    static DiagnosisException truncated() {
        return DiagnosisException.of(ErrorCode.TRUNCATED, PIXEL_DATA, "JPEG codestream ends before its frame does");
    }
}
