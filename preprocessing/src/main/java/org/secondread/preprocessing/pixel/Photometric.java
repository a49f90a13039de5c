package org.secondread.preprocessing.pixel;

import java.util.Arrays;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;

/** What the samples of a pixel mean (PS3.3 C.7.6.3.1.2). The retired HSV, ARGB and CMYK are not read. */
public enum Photometric {
    MONOCHROME1("MONOCHROME1", 1),
    MONOCHROME2("MONOCHROME2", 1),
    PALETTE_COLOR("PALETTE COLOR", 1),
    RGB("RGB", 3),
    YBR_FULL("YBR_FULL", 3),
    YBR_FULL_422("YBR_FULL_422", 3),
    YBR_PARTIAL_420("YBR_PARTIAL_420", 3),
    YBR_ICT("YBR_ICT", 3),
    YBR_RCT("YBR_RCT", 3);

    private final String term;
    private final int samples;

    Photometric(String term, int samples) {
        this.term = term;
        this.samples = samples;
    }

    /** @throws DiagnosisException MALFORMED_ATTRIBUTE */
    public static Photometric of(String term) {
        return Arrays.stream(values())
                .filter(photometric -> photometric.term.equals(term))
                .findFirst()
                .orElseThrow(() -> DiagnosisException.of(
                        ErrorCode.MALFORMED_ATTRIBUTE,
                        "PhotometricInterpretation (0028,0004)",
                        "is not among the interpretations that are read"));
    }

    /** The defined term of Photometric Interpretation (0028,0004). */
    public String term() {
        return term;
    }

    /** Samples per Pixel (0028,0002) that go with it. */
    public int samples() {
        return samples;
    }

    public boolean isMonochrome() {
        return this == MONOCHROME1 || this == MONOCHROME2;
    }
}
