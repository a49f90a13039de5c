package org.secondread.preprocessing.pixel.jpeg;

/** Huffman codes whose symbols are categories 0 to 16, for encoding and as the contents of a DHT segment. */
enum TestCode {
    /** Codewords of 5 bits: the look-ahead finds all. */
    FLAT,
    /** One codeword of each length from 1 to 15 and two of 16, so that high categories are beyond the look-ahead. */
    STEEP,
    /** The same for categories in reverse, so that low ones are. */
    STEEP_REVERSED;

    static final int SYMBOLS = 17;

    int[] definition(int selector) {
        int[] contents = new int[1 + 16 + SYMBOLS];
        contents[0] = selector;
        for (int n = 0; n < SYMBOLS; n++) {
            contents[length(n)]++;
            contents[17 + n] = this == STEEP_REVERSED ? SYMBOLS - 1 - n : n;
        }
        return contents;
    }

    /** Writes a difference modulo 2^16 (T.81 H.1.2.2). */
    void write(CodestreamWriter writer, int difference) {
        int value = (short) difference == Short.MIN_VALUE ? 32768 : (short) difference;
        int category = Integer.SIZE - Integer.numberOfLeadingZeros(Math.abs(value));
        int place = this == STEEP_REVERSED ? SYMBOLS - 1 - category : category;
        writer.bits(codeword(place), length(place));
        if (category < 16) {
            writer.bits(value < 0 ? value - 1 : value, category);
        }
    }

    private int length(int place) {
        return this == FLAT ? 5 : Math.min(place + 1, 16);
    }

    private int codeword(int place) {
        if (this == FLAT) {
            return place;
        }
        return place == SYMBOLS - 1 ? 0xFFFF : (1 << length(place)) - 2;
    }
}
