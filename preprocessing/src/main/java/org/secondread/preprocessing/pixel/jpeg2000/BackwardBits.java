package org.secondread.preprocessing.pixel.jpeg2000;

/**
 * Bits that lie from the lowest of each byte on, bytes from the last to the first; behind a byte above 8FH one that ends
 * in seven ones holds only these (the VLC and MagRef bit-streams, T.814 7.1). Zeros follow behind the first byte.
 */
final class BackwardBits {
    private byte[] bytes = {};
    private int at;
    private int first;
    private int previous;
    private long buffer;
    private int count;

    /** All bytes between two indices. */
    void start(byte[] from, int first, int end) {
        bytes = from;
        this.first = first;
        at = end - 1;
        previous = 0xFF;
        buffer = 0;
        count = 0;
    }

    /** The same, with only the upper half of the last byte. */
    void startInMiddle(byte[] from, int first, int end) {
        start(from, first, end - 1);
        int half = from[end - 1] >> 4 & 15;
        buffer = half & ((half & 7) == 7 ? 7 : 15);
        count = (half & 7) == 7 ? 3 : 4;
        previous = half << 4 | 15;
    }

    /** The next 32 bits or more, the first of them lowest, which stay. */
    int peek() {
        if (count < 32) {
            fill();
        }
        return (int) buffer;
    }

    /** Passes over bits, not more than {@link #peek} has shown. */
    void skip(int bits) {
        buffer >>>= bits;
        count -= bits;
    }

    int bit() {
        int bit = peek() & 1;
        skip(1);
        return bit;
    }

    private void fill() {
        while (count <= 48) {
            int next = at >= first ? bytes[at--] & 0xFF : 0;
            boolean stuffed = previous > 0x8F && (next & 0x7F) == 0x7F;
            buffer |= (long) (stuffed ? 0x7F : next) << count;
            count += stuffed ? 7 : 8;
            previous = next;
        }
    }
}
