package org.secondread.preprocessing.pixel.jpeg2000;

import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;

/** The three ways in which a codestream is turned down. */
final class Refusal {
    private static final String PIXEL_DATA = "PixelData (7FE0,0010)";

    private Refusal() {}

    /** The codestream breaks a rule of the standard, or contradicts the DICOM header. */
    static DiagnosisException malformed(String rule) {
        return DiagnosisException.of(ErrorCode.MALFORMED_ATTRIBUTE, PIXEL_DATA, "JPEG 2000 codestream: " + rule);
    }

    /** The bytes end before the frame does. */
    static DiagnosisException truncated() {
        return DiagnosisException.of(
                ErrorCode.TRUNCATED, PIXEL_DATA, "JPEG 2000 codestream: ends before its last packet");
    }

    /** Lawful, and not read. */
    static DiagnosisException unsupported(String feature) {
        return DiagnosisException.of(
                ErrorCode.TRANSFER_SYNTAX_UNSUPPORTED, PIXEL_DATA, "JPEG 2000 codestream: " + feature + " not read");
    }
}
