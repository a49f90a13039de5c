package org.secondread.preprocessing.pixel.jpeg;

import java.io.ByteArrayOutputStream;

/** Writes markers, segments and entropy-coded bits (T.81 annex B, F.1.2.3). */
final class CodestreamWriter {
    static final int SOF_LOSSLESS = 0xC3;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private long buffer;
    private int held;

    CodestreamWriter marker(int code) {
        bytes.write(0xFF);
        bytes.write(code);
        return this;
    }

    CodestreamWriter segment(int code, int... contents) {
        marker(code);
        bytes.write(contents.length + 2 >> 8);
        bytes.write(contents.length + 2);
        return raw(contents);
    }

    CodestreamWriter raw(int... contents) {
        for (int value : contents) {
            bytes.write(value);
        }
        return this;
    }

    /** A frame header whose components are numbered from 1; {@code sampling} has one byte for each. */
    CodestreamWriter frame(int code, int precision, int rows, int columns, int... sampling) {
        int[] contents = new int[6 + 3 * sampling.length];
        int[] head = {precision, rows >> 8, rows & 0xFF, columns >> 8, columns & 0xFF, sampling.length};
        System.arraycopy(head, 0, contents, 0, head.length);
        for (int n = 0; n < sampling.length; n++) {
            contents[6 + 3 * n] = n + 1;
            contents[7 + 3 * n] = sampling[n];
        }
        return segment(code, contents);
    }

    /** Adds the lower {@code count} bits of a value. */
    void bits(int value, int count) {
        buffer = buffer << count | value & (1L << count) - 1;
        held += count;
        while (held >= Byte.SIZE) {
            held -= Byte.SIZE;
            int next = (int) (buffer >> held) & 0xFF;
            bytes.write(next);
            if (next == 0xFF) {
                bytes.write(0);
            }
        }
    }

    /** Fills the last byte up with ones. */
    CodestreamWriter align() {
        if (held > 0) {
            bits(0xFF, Byte.SIZE - held);
        }
        return this;
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }
}
