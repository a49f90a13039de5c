package org.secondread.preprocessing.pixel.jpeg2000;

import java.util.Arrays;

/** Reads big-endian numbers from a stretch of bytes, and never past its end. */
final class Cursor {
    private final byte[] bytes;
    private final int end;
    private int at;

    Cursor(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    byte[] bytes() {
        return bytes;
    }

    int at() {
        return at;
    }

    int remaining() {
        return end - at;
    }

    int u8() {
        need(1);
        return bytes[at++] & 0xFF;
    }

    int u16() {
        return u8() << 8 | u8();
    }

    long u32() {
        return (long) u16() << 16 | u16();
    }

    /** Whether the next two bytes are this marker. */
    boolean isAt(int marker) {
        return remaining() >= 2 && (bytes[at] & 0xFF) == marker >> 8 && (bytes[at + 1] & 0xFF) == (marker & 0xFF);
    }

    void skip(long count) {
        need(count);
        at += (int) count;
    }

    /** The next bytes, which this cursor passes over. */
    Cursor take(long count) {
        skip(count);
        return new Cursor(bytes, at - (int) count, at);
    }

    /** A copy of what is left. */
    byte[] rest() {
        return Arrays.copyOfRange(bytes, at, end);
    }

    private void need(long count) {
        if (count > remaining()) {
            throw Refusal.truncated();
        }
    }
}
