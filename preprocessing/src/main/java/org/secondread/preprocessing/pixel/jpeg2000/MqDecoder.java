package org.secondread.preprocessing.pixel.jpeg2000;

/**
 * The MQ arithmetic decoder (T.800 annex C).
 *
 * <p>The standard's registers are the interval A and the code C within it. A decision whose probable symbol comes true
 * without renormalisation takes Qe from both, and is recognised by A - 8000H and C staying non-negative. Here both are
 * kept reduced by {@code margin}, the lesser of A - 8000H and C: the frequent case is then one subtraction and one
 * comparison, which callers do themselves on a local copy of the margin:
 *
 * <pre>
 * margin -= contexts[cx] &amp; QE;
 * bit = margin >= 0 ? contexts[cx] &amp; 1 : exchange(cx, margin);   // then margin = margin()
 * </pre>
 *
 * <p>All registers are the standard's without the lowest eight bits of C, which are always 0.
 */
final class MqDecoder {
    /** The part of a context that is its Qe, at the scale of the margin. */
    static final int QE = 0xFFFFFF00;

    private static final int HALF = 0x8000 << 8;

    /** Table C.2: Qe, next state after the more and after the less probable symbol, whether their roles change. */
    private static final int[][] STATES = {
        {0x5601, 1, 1, 1}, {0x3401, 2, 6, 0}, {0x1801, 3, 9, 0}, {0x0AC1, 4, 12, 0}, {0x0521, 5, 29, 0},
        {0x0221, 38, 33, 0}, {0x5601, 7, 6, 1}, {0x5401, 8, 14, 0}, {0x4801, 9, 14, 0}, {0x3801, 10, 14, 0},
        {0x3001, 11, 17, 0}, {0x2401, 12, 18, 0}, {0x1C01, 13, 20, 0}, {0x1601, 29, 21, 0}, {0x5601, 15, 14, 1},
        {0x5401, 16, 14, 0}, {0x5101, 17, 15, 0}, {0x4801, 18, 16, 0}, {0x3801, 19, 17, 0}, {0x3401, 20, 18, 0},
        {0x3001, 21, 19, 0}, {0x2801, 22, 19, 0}, {0x2401, 23, 20, 0}, {0x2201, 24, 21, 0}, {0x1C01, 25, 22, 0},
        {0x1801, 26, 23, 0}, {0x1601, 27, 24, 0}, {0x1401, 28, 25, 0}, {0x1201, 29, 26, 0}, {0x1101, 30, 27, 0},
        {0x0AC1, 31, 28, 0}, {0x09C1, 32, 29, 0}, {0x08A1, 33, 30, 0}, {0x0521, 34, 31, 0}, {0x0441, 35, 32, 0},
        {0x02A1, 36, 33, 0}, {0x0221, 37, 34, 0}, {0x0141, 38, 35, 0}, {0x0111, 39, 36, 0}, {0x0085, 40, 37, 0},
        {0x0049, 41, 38, 0}, {0x0025, 42, 39, 0}, {0x0015, 43, 40, 0}, {0x0009, 44, 41, 0}, {0x0005, 45, 42, 0},
        {0x0001, 45, 43, 0}, {0x5601, 46, 46, 0},
    };

    private static final int IMPROBABLE = 1 << 7;

    /**
     * Contexts that follow, by state and symbol of the one before, and whether the less probable symbol came. A context is
     * Qe, then the state's number in bits 1 to 6, then the more probable symbol.
     */
    private static final int[] NEXT = new int[2 * IMPROBABLE];

    static {
        for (int s = 0; s < STATES.length; s++) {
            for (int symbol = 0; symbol < 2; symbol++) {
                NEXT[2 * s | symbol] = context(STATES[s][1], symbol);
                NEXT[IMPROBABLE | 2 * s | symbol] = context(STATES[s][2], symbol ^ STATES[s][3]);
            }
        }
    }

    private final int[] contexts;
    private byte[] bytes = {};
    private int at;
    private int interval;
    private int code;
    private int left;
    private int margin;

    MqDecoder(int contexts) {
        this.contexts = new int[contexts];
    }

    private static int context(int state, int symbol) {
        return STATES[state][0] << 8 | state << 1 | symbol;
    }

    /** Sets a context to a state of table C.2, with 0 the more probable symbol. */
    void setContext(int index, int state) {
        contexts[index] = context(state, 0);
    }

    int[] contexts() {
        return contexts;
    }

    int margin() {
        return margin;
    }

    void setMargin(int margin) {
        this.margin = margin;
    }

    /**
     * Begins a codeword segment (INITDEC).
     *
     * @param segment holds at its end, behind the segment's bytes, two bytes FFH
     */
    void start(byte[] segment, int from) {
        bytes = segment;
        at = from;
        code = (bytes[at] & 0xFF) << 8;
        readByte();
        code <<= 7;
        left -= 7;
        interval = HALF;
        reduce();
    }

    /** One decision, for callers that are not in a hurry. */
    int decode(int cx) {
        margin -= contexts[cx] & QE;
        return margin >= 0 ? contexts[cx] & 1 : exchange(cx, margin);
    }

    /**
     * Completes a decision for which the margin did not suffice. What it brings cannot be foreseen, so that branches would
     * be mispredicted: choices are made by masks, 0 or all ones.
     *
     * @param reduced the margin less Qe
     */
    int exchange(int cx, int reduced) {
        int context = contexts[cx];
        int qe = context >>> 8 << 8;
        interval += reduced;
        code += reduced;
        int lower = code >> 31;
        int improbable = lower ^ interval - qe >> 31;
        code += qe & lower;
        interval += qe - interval & lower;
        contexts[cx] = NEXT[improbable & IMPROBABLE | context & 0x7F];
        renormalise();
        reduce();
        return (context ^ improbable) & 1;
    }

    private void renormalise() {
        int shift = Integer.numberOfLeadingZeros(interval) - 8;
        interval <<= shift;
        while (shift > left) {
            code <<= left;
            shift -= left;
            readByte();
        }
        code <<= shift;
        left -= shift;
    }

    /** BYTEIN: a marker ends the data, and is followed by 1 bits without end. */
    private void readByte() {
        if (bytes[at] != (byte) 0xFF) {
            code += bytes[++at] & 0xFF;
            left = 8;
        } else if ((bytes[at + 1] & 0xFF) > 0x8F) {
            code += 0xFF;
            left = 8;
        } else {
            code += (bytes[++at] & 0xFF) << 1;
            left = 7;
        }
    }

    private void reduce() {
        margin = Math.min(interval - HALF, code);
        interval -= margin;
        code -= margin;
    }
}
