package org.secondread.preprocessing.pixel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;

/**
 * Frames in native encoding (PS3.5 section 8.2 and annex A). Bits of a cell outside Bits Stored are no part of the value:
 * they are cut off, and the sign is carried up from the value's own high bit. Each step runs over the whole frame, so that
 * every loop is simple enough to be vectorised.
 */
public final class NativeFrameDecoder implements FrameDecoder {
    public static final NativeFrameDecoder LITTLE_ENDIAN = new NativeFrameDecoder(ByteOrder.LITTLE_ENDIAN);
    public static final NativeFrameDecoder BIG_ENDIAN = new NativeFrameDecoder(ByteOrder.BIG_ENDIAN);

    private final ByteOrder order;

    private NativeFrameDecoder(ByteOrder order) {
        this.order = order;
    }

    @Override
    public Photometric decode(ByteBuffer encoded, PixelFormat format, Samples into, int at) {
        if (encoded.remaining() < format.byteCount()) {
            throw DiagnosisException.of(
                    ErrorCode.TRUNCATED,
                    "PixelData (7FE0,0010)",
                    "holds fewer bytes than Rows, Columns and Bits Allocated demand");
        }
        ByteBuffer cells = encoded.slice().order(order);
        int count = cellCount(format);
        if (into instanceof Samples.Shorts shorts) {
            readShorts(cells, format, shorts.bits(), at, count);
        } else if (into instanceof Samples.Ints ints) {
            cells.asIntBuffer().get(ints.bits(), at, count);
            keepStoredBits(format, ints.bits(), at, count);
        } else if (into instanceof Samples.Floats floats) {
            cells.asFloatBuffer().get(floats.values(), at, count);
        } else if (into instanceof Samples.Doubles doubles) {
            cells.asDoubleBuffer().get(doubles.values(), at, count);
        }
        return SampleOrder.arrange(format, into, at);
    }

    private static int cellCount(PixelFormat format) {
        return format.photometric() == Photometric.YBR_FULL_422 ? 2 * format.pixelCount() : format.sampleCount();
    }

    private static void readShorts(ByteBuffer cells, PixelFormat format, short[] into, int at, int count) {
        switch (format.bitsAllocated()) {
            case 1 -> readBits(cells, into, at, count);
            case 8 -> readBytes(cells, format, into, at, count);
            default -> {
                cells.asShortBuffer().get(into, at, count);
                keepStoredBits(format, into, at, count);
            }
        }
    }

    /** The first pixel is the lowest bit of the first byte (PS3.5 D.2). */
    private static void readBits(ByteBuffer cells, short[] into, int at, int count) {
        for (int n = 0; n < count; n++) {
            into[at + n] = (short) (cells.get(n >> 3) >> (n & 7) & 1);
        }
    }

    private static void readBytes(ByteBuffer cells, PixelFormat format, short[] into, int at, int count) {
        int up = 31 - format.highBit();
        int down = 32 - format.bitsStored();
        if (format.signed()) {
            for (int n = 0; n < count; n++) {
                into[at + n] = (short) (cells.get(n) << up >> down);
            }
        } else {
            for (int n = 0; n < count; n++) {
                into[at + n] = (short) (cells.get(n) << up >>> down);
            }
        }
    }

    /** Makes values of whole cells. */
    static void keepStoredBits(PixelFormat format, short[] into, int at, int count) {
        int to = at + count;
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

    private static void keepStoredBits(PixelFormat format, int[] into, int at, int count) {
        int up = 31 - format.highBit();
        int down = 32 - format.bitsStored();
        for (int n = at; n < at + count; n++) {
            into[n] = format.signed() ? into[n] << up >> down : into[n] << up >>> down;
        }
    }
}
