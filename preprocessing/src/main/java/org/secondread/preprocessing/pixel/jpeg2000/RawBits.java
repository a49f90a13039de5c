package org.secondread.preprocessing.pixel.jpeg2000;

/** Bits of a coding pass that bypasses the arithmetic coder (T.800 D.6): after a byte FFH the next holds seven. */
final class RawBits {
    private byte[] bytes = {};
    private int at;
    private int end;
    private int current;
    private int left;

    void start(byte[] segment, int from, int to) {
        bytes = segment;
        at = from;
        end = to;
        current = 0;
        left = 0;
    }

    /** The next bit; behind the segment's end all are 1. */
    int bit() {
        if (left == 0) {
            left = current == 0xFF ? 7 : 8;
            current = at < end ? bytes[at++] & 0xFF : 0xFF;
        }
        return current >> --left & 1;
    }
}
