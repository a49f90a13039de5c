package org.secondread.preprocessing.pixel.jpeg;

/**
 * A Huffman code made ready for decoding. In JPEG a codeword is followed by as many bits as its category says, and together
 * they are a signed number (T.81 F.2.2.1, H.2.2). The next {@link #LOOKAHEAD} bits of a stream select an entry that
 * tells how many bits codeword and number take together, so that the way from one codeword to the next is one look-up and
 * one shift; the number itself is worked out beside it. Longer codewords, and that of category 16, are looked for by
 * length.
 *
 * <p>An entry is {@code mask << 16 | run << 8 | length}: mask has a bit for each bit of the number, run is that of an AC
 * symbol, and length is that of codeword and number. Entry 0 has to be looked for.
 */
final class HuffmanTable {
    private static final int LOOKAHEAD = 10;

    /** The category whose one number, 32768, takes no bits (T.81 H.1.2.2); an entry says so by run 1. */
    private static final int SIXTEEN = 16;

    private final int[] entries = new int[1 << LOOKAHEAD];
    /** First codeword beyond each length's own, moved up to 16 bits. */
    private final int[] beyond = new int[HuffmanCode.LONGEST + 1];
    /** Of each length: what to add to a codeword to find its symbol. */
    private final int[] toSymbol = new int[HuffmanCode.LONGEST + 1];

    private final int[] symbols;

    private HuffmanTable(HuffmanCode code) {
        symbols = code.symbols();
        int codeword = 0;
        int next = 0;
        for (int length = 1; length <= HuffmanCode.LONGEST; length++) {
            toSymbol[length] = next - codeword;
            for (int n = 0; n < code.counts()[length]; n++) {
                enter(codeword++, length, symbols[next++]);
            }
            beyond[length] = codeword << HuffmanCode.LONGEST - length;
            codeword <<= 1;
        }
    }

    /** @throws org.secondread.domain.DiagnosisException where a symbol is no category of differences (0 to 16) */
    static HuffmanTable ofDifferences(HuffmanCode code) {
        for (int symbol : code.symbols()) {
            if (symbol > SIXTEEN) {
                throw Refusal.malformed("codes a difference of more than 16 bits");
            }
        }
        return new HuffmanTable(code);
    }

    /** Symbols are run and category. */
    static HuffmanTable ofCoefficients(HuffmanCode code) {
        return new HuffmanTable(code);
    }

    private void enter(int codeword, int length, int symbol) {
        if (length > LOOKAHEAD || symbol == SIXTEEN) {
            return;
        }
        int from = codeword << LOOKAHEAD - length;
        int entry = entry(length, symbol);
        for (int n = 0; n < 1 << LOOKAHEAD - length; n++) {
            entries[from + n] = entry;
        }
    }

    private static int entry(int length, int symbol) {
        int category = symbol & 15;
        return (1 << category) - 1 << 16 | symbol >> 4 << 8 | length + category;
    }

    /** @param bits the next ones of a stream, at least 16, in the upper end */
    int entry(long bits) {
        int entry = entries[(int) (bits >>> Long.SIZE - LOOKAHEAD)];
        return entry != 0 ? entry : longEntry((int) (bits >>> Long.SIZE - HuffmanCode.LONGEST));
    }

    private int longEntry(int bits) {
        int shortest = bits < beyond[LOOKAHEAD] ? 1 : LOOKAHEAD + 1;
        for (int length = shortest; length <= HuffmanCode.LONGEST; length++) {
            if (bits < beyond[length]) {
                return entry(length, symbols[toSymbol[length] + (bits >> HuffmanCode.LONGEST - length)]);
            }
        }
        throw Refusal.malformed("has a Huffman codeword that it does not define");
    }
}
