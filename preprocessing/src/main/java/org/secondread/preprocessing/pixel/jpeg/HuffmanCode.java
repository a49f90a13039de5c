package org.secondread.preprocessing.pixel.jpeg;

/**
 * A Huffman code as a stream defines it (T.81 C.1): how many codewords there are of each length, and what they mean.
 *
 * @param counts codewords of each length; index 0 is unused
 * @param symbols meanings in the order of the codewords
 */
record HuffmanCode(int[] counts, int[] symbols) {
    static final int LONGEST = 16;

    /** Reads one definition out of a DHT segment (T.81 B.2.4.2). */
    static HuffmanCode read(Codestream stream) {
        int[] counts = new int[LONGEST + 1];
        int total = 0;
        int free = 1;
        for (int length = 1; length <= LONGEST; length++) {
            counts[length] = stream.read8();
            total += counts[length];
            free = 2 * free - counts[length];
            if (free < 0) {
                throw Refusal.malformed("defines more Huffman codewords than there are");
            }
        }
        if (total > 256) {
            throw Refusal.malformed("defines more Huffman codewords than there are symbols");
        }
        int[] symbols = new int[total];
        for (int n = 0; n < total; n++) {
            symbols[n] = stream.read8();
        }
        return new HuffmanCode(counts, symbols);
    }
}
