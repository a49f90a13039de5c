package org.secondread.preprocessing.pixel.jpeg;

import org.secondread.preprocessing.pixel.Photometric;

/**
 * What three components mean. A codestream need not say, so Photometric Interpretation does (PS3.5 section 8.2.1). Where
 * the codestream says it, in an Adobe segment (T.872 6.5.3), that holds: it was written by what transformed the colours,
 * while Photometric Interpretation is known to be left at what it was before compression, or to be set to RGB by what
 * decompressed a copy. Without that segment, subsampled components are chrominance.
 */
enum ColourRule {
    UNSAID,
    NO_TRANSFORM,
    YCC;

    /**
     * Reads an APP14 segment that is open.
     *
     * @return UNSAID where it is another program's
     */
    static ColourRule read(Codestream stream) {
        if (stream.remaining() < 12) {
            return UNSAID;
        }
        for (char letter : "Adobe".toCharArray()) {
            if (stream.read8() != letter) {
                return UNSAID;
            }
        }
        for (int n = 0; n < 3; n++) {
            stream.read16();
        }
        return switch (stream.read8()) {
            case 0 -> NO_TRANSFORM;
            case 1 -> YCC;
            default -> UNSAID;
        };
    }

    /** What samples of full size mean, with the format's own interpretation. */
    Photometric apply(Photometric stated, FrameHeader header) {
        if (stated.samples() == 1) {
            return stated;
        }
        return switch (this) {
            case NO_TRANSFORM -> Photometric.RGB;
            case YCC -> Photometric.YBR_FULL;
            case UNSAID -> header.isSubsampled(1) || header.isSubsampled(2) ? Photometric.YBR_FULL : unsaid(stated);
        };
    }

    private static Photometric unsaid(Photometric stated) {
        return switch (stated) {
            case RGB -> Photometric.RGB;
            case YBR_FULL, YBR_FULL_422 -> Photometric.YBR_FULL;
            default -> throw Refusal.malformed("holds no colours of the stated Photometric Interpretation");
        };
    }
}
