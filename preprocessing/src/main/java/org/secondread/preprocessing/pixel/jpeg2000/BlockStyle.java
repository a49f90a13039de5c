package org.secondread.preprocessing.pixel.jpeg2000;

/** The code-block style of COD and COC (T.800 table A.19, T.814 table A.4): one bit for each mode. */
record BlockStyle(int bits) {
    BlockStyle {
        if ((bits & 0x80) != 0) {
            throw Refusal.unsupported("the code-block style is");
        }
        if ((bits & 0x40) != 0 && (bits & 0b11_0111) != 0) {
            throw Refusal.malformed("high-throughput blocks have a style that they cannot have");
        }
    }

    /** Selective arithmetic coding bypass. */
    boolean bypass() {
        return (bits & 1) != 0;
    }

    boolean resetsContexts() {
        return (bits & 2) != 0;
    }

    boolean terminatesEachPass() {
        return (bits & 4) != 0;
    }

    boolean verticallyCausal() {
        return (bits & 8) != 0;
    }

    boolean segmentationSymbols() {
        return (bits & 32) != 0;
    }

    boolean highThroughput() {
        return (bits & 64) != 0;
    }

    /** Whether a coding pass is written as plain bits. Passes count from 0, which is a cleanup pass. */
    boolean isRaw(int pass) {
        return bypass() && pass >= 10 && pass % 3 != 0;
    }

    /**
     * How many passes, from a pass on, share a codeword segment (T.800 tables D.8 and D.9). For high throughput that is
     * the cleanup pass with the placeholders before it, then the two refinements together (T.814 B.2).
     *
     * @param coming passes that the packet at hand brings
     */
    int passesInSegment(int pass, int coming) {
        if (highThroughput()) {
            return pass == 0 ? coming - (coming - 1) % 3 : pass % 3 == 0 ? 1 : 3 - pass % 3;
        }
        if (terminatesEachPass()) {
            return 1;
        }
        if (!bypass()) {
            return Integer.MAX_VALUE;
        }
        if (pass < 10) {
            return 10 - pass;
        }
        return pass % 3 == 0 ? 1 : 3 - pass % 3;
    }
}
