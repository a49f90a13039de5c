package org.secondread.preprocessing.pixel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;

/**
 * Frames in native encoding (PS3.5 section 8.2 and annex A). Bits of a cell outside Bits Stored are no part of the value:
 * they are cut off, and the sign is carried up from the value's own high bit.
 */
final class NativeFrameDecoder implements FrameDecoder {
    private final ByteOrder order;

    NativeFrameDecoder(ByteOrder order) {
        this.order = order;
    }

    @Override
    public Photometric decode(ByteBuffer encoded, PixelFormat format, Samples into, int at) {
        short[] bits = ((Samples.Shorts) into).bits();
        if (encoded.remaining() < format.byteCount()) {
            throw DiagnosisException.of(
                    ErrorCode.TRUNCATED,
                    "PixelData (7FE0,0010)",
                    "holds fewer bytes than Rows, Columns and Bits Allocated demand");
        }
        if (format.bitsAllocated() == 16) {
            encoded.slice().order(order).asShortBuffer().get(bits, at, format.pixelCount());
        } else {
            readBytes(encoded, format, bits, at);
        }
        keepStoredBits(format, bits, at);
        return format.photometric();
    }

    private void readBytes(ByteBuffer encoded, PixelFormat format, short[] into, int at) {
        int from = encoded.position();
        int swap = order == ByteOrder.BIG_ENDIAN && format.inWords() ? 1 : 0;
        for (int n = 0; n < format.pixelCount(); n++) {
            into[at + n] = encoded.get(from + (n ^ swap));
        }
    }

    private static void keepStoredBits(PixelFormat format, short[] into, int at) {
        int to = at + format.pixelCount();
        if (format.bitsStored() == Short.SIZE) {
            return;
        }
        if (format.signed()) {
            extendSign(into, at, to, 15 - format.highBit(), 16 - format.bitsStored());
        } else {
            mask(into, at, to, format.highBit() + 1 - format.bitsStored(), (1 << format.bitsStored()) - 1);
        }
    }

    private static void extendSign(short[] into, int from, int to, int up, int down) {
        for (int n = from; n < to; n++) {
            into[n] = (short) ((short) (into[n] << up) >> down);
        }
    }

    private static void mask(short[] into, int from, int to, int down, int mask) {
        for (int n = from; n < to; n++) {
            into[n] = (short) (into[n] >> down & mask);
        }
    }
}
