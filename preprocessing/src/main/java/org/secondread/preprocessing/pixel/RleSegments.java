package org.secondread.preprocessing.pixel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;

/** The segments of a frame in run-length encoding: their places in the frame's header, and their runs (PS3.5 annex G). */
final class RleSegments {
    private static final int HEADER_BYTES = 64;
    private static final int MOST_SEGMENTS = 15;
    private static final int NO_RUN = -128;

    /** Bytes behind the end of a plane that runs may write. */
    static final int SLACK = 32;

    private static final int SHORT_RUN = SLACK;
    private static final VarHandle LONG_AT =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private final byte[] bytes;
    private final int origin;
    private final int[] bounds;

    private RleSegments(byte[] bytes, int origin, int[] bounds) {
        this.bytes = bytes;
        this.origin = origin;
        this.bounds = bounds;
    }

    /**
     * Reads the header, the number of segments and where each begins; the next one's beginning is its end.
     *
     * @param count segments that the frame's format demands
     */
    static RleSegments of(ByteBuffer encoded, int count) {
        if (encoded.remaining() < HEADER_BYTES) {
            throw truncated();
        }
        ByteBuffer frame = encoded.slice().order(ByteOrder.LITTLE_ENDIAN);
        if (count > MOST_SEGMENTS || frame.getInt(0) != count) {
            throw malformed("has a number of segments other than Samples per Pixel and Bits Allocated demand");
        }
        int[] bounds = new int[count + 1];
        bounds[count] = frame.limit();
        for (int n = 0; n < count; n++) {
            bounds[n] = frame.getInt(Integer.BYTES * (n + 1));
        }
        requireOrder(bounds);
        return frame.hasArray()
                ? new RleSegments(frame.array(), frame.arrayOffset(), bounds)
                : new RleSegments(copied(frame), 0, bounds);
    }

    private static byte[] copied(ByteBuffer frame) {
        byte[] bytes = new byte[frame.limit()];
        frame.get(bytes);
        return bytes;
    }

    private static void requireOrder(int[] bounds) {
        int end = bounds[bounds.length - 1];
        int least = HEADER_BYTES;
        for (int bound : bounds) {
            if (bound < least) {
                throw malformed("has segments that do not follow one another");
            }
            if (bound > end) {
                throw truncated();
            }
            least = bound;
        }
    }

    /**
     * Expands a segment until the plane is full. What a last run holds beyond that, or the segment behind it, is padding.
     * Most runs are short: they are written in whole steps of eight bytes, whose excess the next run writes over.
     *
     * @param segment counted from 0
     * @param plane receives {@code length} bytes; it is longer by {@link #SLACK} at least
     */
    void expand(int segment, byte[] plane, int length) {
        int at = origin + bounds[segment];
        int end = origin + bounds[segment + 1];
        int filled = 0;
        while (filled < length) {
            require(at < end);
            int code = bytes[at++];
            if (code >= 0) {
                int run = Math.min(code + 1, length - filled);
                require(run <= end - at);
                copy(at, plane, filled, run);
                at += run;
                filled += run;
            } else if (code != NO_RUN) {
                int run = Math.min(1 - code, length - filled);
                require(at < end);
                fill(plane, filled, run, bytes[at++]);
                filled += run;
            }
        }
    }

    private void copy(int from, byte[] plane, int to, int run) {
        if (run > SHORT_RUN || from + SLACK > bytes.length) {
            System.arraycopy(bytes, from, plane, to, run);
            return;
        }
        for (int n = 0; n < run; n += Long.BYTES) {
            LONG_AT.set(plane, to + n, (long) LONG_AT.get(bytes, from + n));
        }
    }

    private static void fill(byte[] plane, int to, int run, byte value) {
        long eight = (value & 0xFF) * 0x0101_0101_0101_0101L;
        for (int n = 0; n < run; n += Long.BYTES) {
            LONG_AT.set(plane, to + n, eight);
        }
    }

    private static void require(boolean present) {
        if (!present) {
            throw truncated();
        }
    }

    private static DiagnosisException truncated() {
        return DiagnosisException.of(
                ErrorCode.TRUNCATED, "PixelData (7FE0,0010)", "holds run-length segments that end before their frame");
    }

    private static DiagnosisException malformed(String rule) {
        return DiagnosisException.of(
                ErrorCode.MALFORMED_ATTRIBUTE, "PixelData (7FE0,0010)", "run-length encoded frame " + rule);
    }
}
