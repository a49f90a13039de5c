package org.secondread.preprocessing.pixel.jpegls;

import java.nio.ByteBuffer;

/**
 * The bytes of one frame and a place among them: markers and the parameters of their segments (ITU-T T.81 clause B.1.1, to
 * which T.87 annex C adds). Reading behind the end refuses the frame as truncated.
 */
final class Codestream {
    private final byte[] bytes;
    private final int end;
    private int at;

    private Codestream(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    /** The bytes between position and limit, which are copied only when the buffer shows no array. */
    static Codestream of(ByteBuffer encoded) {
        if (encoded.hasArray()) {
            int from = encoded.arrayOffset() + encoded.position();
            return new Codestream(encoded.array(), from, from + encoded.remaining());
        }
        byte[] bytes = new byte[encoded.remaining()];
        encoded.duplicate().get(bytes);
        return new Codestream(bytes, 0, bytes.length);
    }

    /** The second byte of the next marker, over the fill bytes that may precede it. */
    int marker() {
        if (unsigned8() != 0xFF) {
            throw Refusal.malformed("has no marker where one is due");
        }
        int code = unsigned8();
        while (code == 0xFF) {
            code = unsigned8();
        }
        return code;
    }

    /** The parameters of the segment whose marker was read; this stream goes on behind them. */
    Codestream segment() {
        int length = unsigned16() - 2;
        if (length < 0) {
            throw Refusal.malformed("has a marker segment of impossible length");
        }
        if (length > remaining()) {
            throw Refusal.truncated();
        }
        Codestream segment = new Codestream(bytes, at, at + length);
        at += length;
        return segment;
    }

    /** The entropy-coded bits up to the next marker, which becomes the next thing to read. */
    ScanBits entropyCoded() {
        int from = at;
        at = ScanBits.markerAfter(bytes, from, end);
        return ScanBits.unstuffed(bytes, from, at);
    }

    int remaining() {
        return end - at;
    }

    int unsigned8() {
        if (at >= end) {
            throw Refusal.truncated();
        }
        return bytes[at++] & 0xFF;
    }

    int unsigned16() {
        return unsigned8() << 8 | unsigned8();
    }

    /** Big endian, of 1 to 4 bytes. */
    long unsigned(int count) {
        long value = 0;
        for (int n = 0; n < count; n++) {
            value = value << 8 | unsigned8();
        }
        return value;
    }

    /** Inside a segment: what is too short for its parameters breaks the segment's own rule. */
    Codestream holding(int count, String what) {
        if (remaining() < count) {
            throw Refusal.malformed("has a " + what + " that is too short");
        }
        return this;
    }
}
