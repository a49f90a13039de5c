package org.secondread.preprocessing.pixel.jpeg;

import org.jspecify.annotations.Nullable;

/**
 * The tables that segments define on the way to a scan (T.81 B.2.4): they hold until they are defined anew. Huffman tables
 * are made ready only when a scan asks for them, so that a stream of definitions costs no more than its bytes.
 */
final class CodingTables {
    /** Where the k-th coefficient of the zigzag order lies in a block read row by row (T.81 figure A.6). */
    static final int[] ZIGZAG = {
        0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, //
        12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21, 28, //
        35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, //
        58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63
    };

    /** The first four for differences, the others for AC coefficients. */
    private final @Nullable HuffmanCode[] codes = new HuffmanCode[8];

    private final @Nullable HuffmanTable[] ready = new HuffmanTable[8];
    private final int[] @Nullable [] quantization = new int[4][];
    private int restartInterval;

    /** DHT. */
    void readHuffman(Codestream stream) {
        while (stream.remaining() > 0) {
            int selector = stream.read8();
            if ((selector & ~0x13) != 0) {
                throw Refusal.malformed("defines an impossible Huffman table");
            }
            int place = (selector >> 4) * 4 + (selector & 3);
            codes[place] = HuffmanCode.read(stream);
            ready[place] = null;
        }
    }

    /** DQT. */
    void readQuantization(Codestream stream) {
        while (stream.remaining() > 0) {
            int selector = stream.read8();
            if ((selector & ~0x13) != 0) {
                throw Refusal.malformed("defines an impossible quantization table");
            }
            int[] steps = new int[64];
            for (int k = 0; k < 64; k++) {
                steps[k] = selector < 0x10 ? stream.read8() : stream.read16();
            }
            quantization[selector & 3] = steps;
        }
    }

    /** DRI. */
    void readRestartInterval(Codestream stream) {
        restartInterval = stream.read16();
    }

    /** Minimum coded units between restarts, 0 for none. */
    int restartInterval() {
        return restartInterval;
    }

    HuffmanTable differences(int selector) {
        HuffmanTable table = ready[selector];
        return table != null ? table : keep(selector, HuffmanTable.ofDifferences(present(codes[selector])));
    }

    HuffmanTable coefficients(int selector) {
        HuffmanTable table = ready[4 + selector];
        return table != null ? table : keep(4 + selector, HuffmanTable.ofCoefficients(present(codes[4 + selector])));
    }

    private HuffmanTable keep(int place, HuffmanTable table) {
        ready[place] = table;
        return table;
    }

    /** Quantization steps in zigzag order. */
    int[] quantization(int selector) {
        return present(quantization[selector]);
    }

    private static <T> T present(@Nullable T table) {
        if (table == null) {
            throw Refusal.malformed("uses a table that it does not define");
        }
        return table;
    }
}
