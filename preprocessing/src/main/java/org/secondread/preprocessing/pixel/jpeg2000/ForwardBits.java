package org.secondread.preprocessing.pixel.jpeg2000;

/**
 * Bits that lie from the lowest of each byte on, bytes in order; behind FFH a byte holds seven (the MagSgn and SigProp
 * bit-streams, T.814 7.1).
 */
final class ForwardBits {
    private byte[] bytes = {};
    private int at;
    private int end;
    private int filler;
    private int previous;
    private long buffer;
    private int count;

    /** @param filler the byte that follows without end behind the last */
    void start(byte[] from, int first, int last, int filler) {
        bytes = from;
        at = first;
        end = last;
        this.filler = filler;
        previous = 0;
        buffer = 0;
        count = 0;
    }

    /** The next bits, 32 at most, the first of them lowest. */
    int bits(int wanted) {
        if (count < wanted) {
            fill();
        }
        int value = (int) (buffer & (1L << wanted) - 1);
        buffer >>>= wanted;
        count -= wanted;
        return value;
    }

    private void fill() {
        while (count <= 48) {
            int next = at < end ? bytes[at++] & 0xFF : filler;
            if (previous == 0xFF) {
                buffer |= (next & 0x7FL) << count;
                count += 7;
            } else {
                buffer |= (long) next << count;
                count += 8;
            }
            previous = next;
        }
    }
}
