package org.secondread.preprocessing.pixel;

import java.nio.ByteBuffer;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;

/**
 * Frames in run-length encoding (PS3.5 annex G): each byte of each sample is a plane of its own, the most significant
 * first. As in native encoding, bits of a cell outside Bits Stored are no part of the value. A frame of single bits is one
 * plane of packed bytes.
 */
public final class RleFrameDecoder implements FrameDecoder {
    @Override
    public Photometric decode(ByteBuffer encoded, PixelFormat format, Samples into, int at) {
        if (format.isFloat()) {
            throw DiagnosisException.of(
                    ErrorCode.MALFORMED_ATTRIBUTE,
                    "PixelData (7FE0,0010)",
                    "run-length encoding does not apply to floating samples");
        }
        int samples = format.photometric().samples();
        int width = Math.max(1, format.bitsAllocated() / Byte.SIZE);
        RleSegments segments = RleSegments.of(encoded, samples * width);
        byte[][] planes = new byte[width][planeBytes(format) + RleSegments.SLACK];
        for (int sample = 0; sample < samples; sample++) {
            for (int n = 0; n < width; n++) {
                segments.expand(sample * width + n, planes[n], planeBytes(format));
            }
            merge(planes, format, into, at + sample);
        }
        return format.photometric();
    }

    private static int planeBytes(PixelFormat format) {
        return format.bitsAllocated() == 1 ? (format.pixelCount() + 7) / Byte.SIZE : format.pixelCount();
    }

    private static void merge(byte[][] planes, PixelFormat format, Samples into, int at) {
        Cell cell = new Cell(
                Integer.SIZE - 1 - format.highBit(),
                Integer.SIZE - format.bitsStored(),
                format.signed() ? -1 : -1 >>> Integer.SIZE - format.bitsStored(),
                format.photometric().samples());
        if (into instanceof Samples.Ints ints) {
            cell.merge(planes[0], planes[1], planes[2], planes[3], ints.bits(), at, format.pixelCount());
        } else if (into instanceof Samples.Shorts shorts) {
            switch (format.bitsAllocated()) {
                case 1 -> cell.unpack(planes[0], shorts.bits(), at, format.pixelCount());
                case Byte.SIZE -> cell.widen(planes[0], shorts.bits(), at, format.pixelCount());
                default -> {
                    if (cell.stride() == 1) {
                        BytePlanes.join(planes[0], planes[1], shorts.bits(), at, format.pixelCount());
                        NativeFrameDecoder.keepStoredBits(format, shorts.bits(), at, format.pixelCount());
                    } else {
                        cell.merge(planes[0], planes[1], shorts.bits(), at, format.pixelCount());
                    }
                }
            }
        }
    }

    /**
     * Where in a cell its value lies.
     *
     * @param up shift that brings the value's high bit to that of an integer
     * @param down shift that brings its low bit to bit 0 and carries the sign
     * @param kept mask that drops the carried sign of unsigned values
     * @param stride distance between samples of one component
     */
    private record Cell(int up, int down, int kept, int stride) {
        void unpack(byte[] plane, short[] into, int at, int count) {
            for (int n = 0, to = at; n < count; n++, to += stride) {
                into[to] = (short) ((plane[n >> 3] >> (n & 7)) << up >> down & kept);
            }
        }

        void widen(byte[] plane, short[] into, int at, int count) {
            for (int n = 0, to = at; n < count; n++, to += stride) {
                into[to] = (short) (plane[n] << up >> down & kept);
            }
        }

        void merge(byte[] high, byte[] low, short[] into, int at, int count) {
            for (int n = 0, to = at; n < count; n++, to += stride) {
                into[to] = (short) ((high[n] << 8 | low[n] & 0xFF) << up >> down & kept);
            }
        }

        void merge(byte[] highest, byte[] high, byte[] low, byte[] lowest, int[] into, int at, int count) {
            for (int n = 0, to = at; n < count; n++, to += stride) {
                int cell = highest[n] << 24 | (high[n] & 0xFF) << 16 | (low[n] & 0xFF) << 8 | lowest[n] & 0xFF;
                into[to] = cell << up >> down & kept;
            }
        }
    }
}
