package org.secondread.preprocessing.pixel.jpeg2000;

import java.util.Arrays;

/** A codeword segment: coding passes that share one run of the coder, whose bytes may lie in several packets. */
final class Segment {
    private final int capacity;
    private int passes;
    private int[] from = new int[1];
    private int[] length = new int[1];
    private int chunks;

    /** @param capacity passes that it can hold */
    Segment(int capacity) {
        this.capacity = capacity;
    }

    int passes() {
        return passes;
    }

    int room() {
        return capacity - passes;
    }

    void addPasses(int count) {
        passes += count;
    }

    void addBytes(int at, int count) {
        if (chunks == from.length) {
            from = Arrays.copyOf(from, 2 * chunks);
            length = Arrays.copyOf(length, 2 * chunks);
        }
        from[chunks] = at;
        length[chunks++] = count;
    }

    int byteCount() {
        int count = 0;
        for (int n = 0; n < chunks; n++) {
            count += length[n];
        }
        return count;
    }

    /** Copies all of its bytes. */
    void copy(byte[] packets, byte[] into, int at) {
        int to = at;
        for (int n = 0; n < chunks; n++) {
            System.arraycopy(packets, from[n], into, to, length[n]);
            to += length[n];
        }
    }
}
