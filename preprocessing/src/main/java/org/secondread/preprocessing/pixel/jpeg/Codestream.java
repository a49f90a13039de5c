package org.secondread.preprocessing.pixel.jpeg;

import java.nio.ByteBuffer;

/**
 * A cursor over the bytes of one frame, from marker to marker (T.81 B.1.1). Segments are read in place: {@link #position}
 * moves up to {@link #end}, which is where the segment that was opened last ends, or the whole stream.
 */
final class Codestream {
    private final byte[] bytes;
    private final int limit;
    private int position;
    private int end;

    private Codestream(byte[] bytes, int position, int limit) {
        this.bytes = bytes;
        this.position = position;
        this.limit = limit;
        this.end = limit;
    }

    /** Reads what lies between the buffer's position and limit, and leaves both where they are. */
    static Codestream of(ByteBuffer encoded) {
        if (encoded.hasArray()) {
            int from = encoded.arrayOffset() + encoded.position();
            return new Codestream(encoded.array(), from, from + encoded.remaining());
        }
        byte[] copy = new byte[encoded.remaining()];
        encoded.duplicate().get(copy);
        return new Codestream(copy, 0, copy.length);
    }

    /** Passes SOI. */
    void start() {
        if (read16() != 0xFFD8) {
            throw Refusal.malformed("does not begin with SOI");
        }
        end = position;
    }

    /** Leaves the segment and passes the next marker with the fill bytes before it; returns its second byte. */
    int nextMarker() {
        position = end;
        end = limit;
        if (read8() != 0xFF) {
            throw Refusal.malformed("has bytes between its segments");
        }
        int code = read8();
        while (code == 0xFF) {
            code = read8();
        }
        return code;
    }

    /** Opens the segment of a marker that has one: reads its length. */
    void openSegment() {
        int from = position;
        int length = read16();
        if (length < 2) {
            throw Refusal.malformed("has a segment of impossible length");
        }
        if (length > limit - from) {
            throw Refusal.truncated();
        }
        end = from + length;
    }

    int read8() {
        if (position >= end) {
            throw end == limit ? Refusal.truncated() : Refusal.malformed("has a segment shorter than its contents");
        }
        return bytes[position++] & 0xFF;
    }

    int read16() {
        return read8() << 8 | read8();
    }

    int remaining() {
        return end - position;
    }

    /** The entropy-coded bits that begin where the segment, that of a scan header, ends. */
    EntropyBits entropyBits() {
        return new EntropyBits(bytes, end, limit);
    }

    /** Goes on behind a scan. */
    void continueAfter(EntropyBits scan) {
        end = scan.markerPosition();
    }
}
