package org.secondread.preprocessing.pixel;

import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;

/**
 * Brings the samples of a natively encoded colour frame, which were read as they lay, side by side for each pixel:
 * planes are interleaved, and the chrominance that two neighbours of YBR_FULL_422 share (PS3.3 C.7.6.3.1.2: Y, Y, Cb, Cr)
 * is given to each.
 */
final class SampleOrder {
    private SampleOrder() {}

    /** What the samples mean afterwards. */
    static Photometric arrange(PixelFormat format, Samples into, int at) {
        return switch (format.photometric()) {
            case MONOCHROME1, MONOCHROME2, PALETTE_COLOR -> format.photometric();
            case RGB, YBR_FULL -> {
                if (format.planar()) {
                    interleave(format, into, at);
                }
                yield format.photometric();
            }
            case YBR_FULL_422 -> {
                share(format, into, at);
                yield Photometric.YBR_FULL;
            }
            case YBR_PARTIAL_420, YBR_ICT, YBR_RCT ->
                throw DiagnosisException.of(
                        ErrorCode.MALFORMED_ATTRIBUTE,
                        "PhotometricInterpretation (0028,0004)",
                        "exists in compressed frames only (PS3.3 C.7.6.3.1.2)");
        };
    }

    private static void interleave(PixelFormat format, Samples into, int at) {
        int pixels = format.pixelCount();
        if (into instanceof Samples.Shorts shorts) {
            short[] planes = copy(shorts.bits(), at, 3 * pixels);
            for (int n = 0, to = at; n < pixels; n++) {
                shorts.bits()[to++] = planes[n];
                shorts.bits()[to++] = planes[n + pixels];
                shorts.bits()[to++] = planes[n + 2 * pixels];
            }
        } else if (into instanceof Samples.Ints ints) {
            int[] planes = new int[3 * pixels];
            System.arraycopy(ints.bits(), at, planes, 0, planes.length);
            for (int n = 0; n < planes.length; n++) {
                ints.bits()[at + n] = planes[n % 3 * pixels + n / 3];
            }
        }
    }

    private static void share(PixelFormat format, Samples into, int at) {
        if (format.columns() % 2 != 0 || !(into instanceof Samples.Shorts shorts)) {
            throw DiagnosisException.of(
                    ErrorCode.MALFORMED_ATTRIBUTE,
                    "PhotometricInterpretation (0028,0004)",
                    "YBR_FULL_422 needs an even number of columns and samples of at most 16 bits");
        }
        short[] bits = shorts.bits();
        short[] packed = copy(bits, at, 2 * format.pixelCount());
        for (int from = 0, to = at; from < packed.length; from += 4) {
            for (int n = 0; n < 2; n++) {
                bits[to++] = packed[from + n];
                bits[to++] = packed[from + 2];
                bits[to++] = packed[from + 3];
            }
        }
    }

    private static short[] copy(short[] bits, int at, int count) {
        short[] copy = new short[count];
        System.arraycopy(bits, at, copy, 0, count);
        return copy;
    }
}
