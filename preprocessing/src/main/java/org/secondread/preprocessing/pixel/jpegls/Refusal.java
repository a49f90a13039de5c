package org.secondread.preprocessing.pixel.jpegls;

import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;

/** How a codestream is refused. */
final class Refusal {
    private static final String PIXEL_DATA = "PixelData (7FE0,0010)";

    private Refusal() {}

    static DiagnosisException malformed(String rule) {
        return DiagnosisException.of(ErrorCode.MALFORMED_ATTRIBUTE, PIXEL_DATA, "JPEG-LS codestream " + rule);
    }

    static DiagnosisException truncated() {
        return DiagnosisException.of(ErrorCode.TRUNCATED, PIXEL_DATA, "JPEG-LS codestream ends before its frame does");
    }
}
