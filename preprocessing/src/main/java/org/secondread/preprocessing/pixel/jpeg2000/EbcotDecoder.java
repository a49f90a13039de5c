package org.secondread.preprocessing.pixel.jpeg2000;

import java.util.Arrays;

/**
 * The block decoder of part 1 (T.800 annex D): bit-plane after bit-plane, each in three passes over stripes of four rows.
 *
 * <p>What is known of the coefficients of a stripe's column stands in one word, so that a whole column without anything
 * to do is seen at once, and a neighbourhood is a shift and a mask. Of the 6 × 3 coefficients around and in the column,
 * bits 0 to 17 say which are significant, row by row from the row above. Then come, for row k of the column: at 19 + 3k
 * whether it is negative, 20 + 3k whether it has been refined, 21 + 3k whether this bit-plane has coded it already; at 18
 * and 31 whether those above and below the column are negative.
 */
final class EbcotDecoder implements BlockDecoder {
    private static final int AROUND = 0b111_101_111;
    private static final int SELF = 1 << 4;
    private static final int REFINED = 1 << 20;
    private static final int ROWS = 0b001_001_001_001;
    private static final int ROWS_AROUND = 0b001_001_001_001_001_001;
    private static final byte[] ROW_OF_SHIFT = {0, 0, 0, 1, 1, 1, 2, 2, 2, 3};
    private static final int CODED = 1 << 21;
    private static final int CODED_ALL = CODED | CODED << 3 | CODED << 6 | CODED << 9;
    private static final int ORTHOGONAL = 0b010_101_010;
    private static final int SEGMENTATION_SYMBOL = 0b1010;

    private final int[] values = new int[MOST_SAMPLES];
    private final int[] columns = new int[3 * 1026];
    private final MqDecoder mq = new MqDecoder(BlockContexts.COUNT);
    private final RawBits raw = new RawBits();
    private final byte[] signContexts = BlockContexts.signs();
    private byte[] segmentBytes = new byte[MOST_SAMPLES];
    private byte[] significanceContexts = BlockContexts.significance(0);
    private int width;
    private int height;
    private int stride;
    private boolean causal;

    @Override
    public int[] decode(CodeBlock block, BlockStyle style, byte[] packets) {
        begin(block, style);
        int plane = block.bitPlanes();
        if (plane > MOST_PLANES) {
            throw Refusal.unsupported("a code-block of more than 30 bit-planes is");
        }
        int pass = 0;
        for (Segment segment : block.segments()) {
            boolean isRaw = style.isRaw(pass);
            start(segment, packets, isRaw);
            for (int n = 0; n < segment.passes(); n++, pass++) {
                decodePass(pass, 1 << plane, isRaw, style);
                if (pass % 3 == 0) {
                    plane--;
                }
            }
        }
        return values;
    }

    private void begin(CodeBlock block, BlockStyle style) {
        width = block.area().width();
        height = block.area().height();
        stride = width + 2;
        causal = style.verticallyCausal();
        significanceContexts = BlockContexts.significance(block.band().orientation());
        Arrays.fill(values, 0, width * height, 0);
        Arrays.fill(columns, 0, stride * ((height + 3 >> 2) + 2), 0);
        resetContexts();
    }

    /** Table D.7. */
    private void resetContexts() {
        for (int cx = 0; cx < BlockContexts.COUNT; cx++) {
            mq.setContext(cx, 0);
        }
        mq.setContext(0, 4);
        mq.setContext(BlockContexts.RUN, 3);
        mq.setContext(BlockContexts.UNIFORM, 46);
    }

    private void start(Segment segment, byte[] packets, boolean isRaw) {
        int count = segment.byteCount();
        if (segmentBytes.length < count + 2) {
            segmentBytes = new byte[count + 2 + count / 2];
        }
        segment.copy(packets, segmentBytes, 0);
        segmentBytes[count] = (byte) 0xFF;
        segmentBytes[count + 1] = (byte) 0xFF;
        if (isRaw) {
            raw.start(segmentBytes, 0, count);
        } else {
            mq.start(segmentBytes, 0);
        }
    }

    private void decodePass(int pass, int one, boolean isRaw, BlockStyle style) {
        switch (pass % 3) {
            case 0 -> {
                cleanUp(one | one >> 1);
                if (style.segmentationSymbols()) {
                    requireSegmentationSymbol();
                }
            }
            case 1 -> {
                if (isRaw) {
                    propagateRaw(one | one >> 1);
                } else {
                    propagate(one | one >> 1);
                }
            }
            default -> {
                if (isRaw) {
                    refineRaw(one >> 1);
                } else {
                    refine(one >> 1);
                }
            }
        }
        if (style.resetsContexts()) {
            resetContexts();
        }
    }

    private void requireSegmentationSymbol() {
        int symbol = 0;
        for (int n = 0; n < 4; n++) {
            symbol = symbol << 1 | mq.decode(BlockContexts.UNIFORM);
        }
        if (symbol != SEGMENTATION_SYMBOL) {
            throw Refusal.malformed("a segmentation symbol is wrong");
        }
    }

    /** Rows of a column, one bit each at 0, 3, 6 and 9, that are in the block. */
    private int rowsFrom(int y) {
        return height - y >= 4 ? ROWS : ROWS & (1 << 3 * (height - y)) - 1;
    }

    /** Rows of a column that are insignificant and have something significant around them. */
    private static int beside(int column) {
        int rows = (column | column >>> 1 | column >>> 2) & ROWS_AROUND;
        return (rows | rows >>> 3 | rows >>> 6) & ~(column >>> 4) & ROWS;
    }

    /** Significance propagation (D.3.1): what is insignificant beside something significant. */
    private void propagate(int value) {
        int[] flags = columns;
        int[] contexts = mq.contexts();
        int margin = mq.margin();
        for (int y = 0; y < height; y += 4) {
            int inBlock = rowsFrom(y);
            int p = stride * ((y >> 2) + 1) + 1;
            for (int x = 0; x < width; x++, p++) {
                int column = flags[p];
                int due = beside(column) & inBlock;
                int coded = due;
                while (due != 0) {
                    int shift = Integer.numberOfTrailingZeros(due);
                    due &= due - 1;
                    int cx = significanceContexts[column >>> shift & AROUND];
                    int context = contexts[cx];
                    margin -= context & MqDecoder.QE;
                    int bit = context & 1;
                    if (margin < 0) {
                        bit = mq.exchange(cx, margin);
                        margin = mq.margin();
                    }
                    if (bit != 0) {
                        mq.setMargin(margin);
                        int sign = sign(p, shift);
                        margin = mq.margin();
                        values[(y + ROW_OF_SHIFT[shift]) * width + x] = sign << 31 | value;
                        mark(p, shift, sign);
                        column = flags[p];
                        due |= 8 << shift & ~(column >>> 4) & inBlock;
                        coded |= due;
                    }
                }
                flags[p] = column | coded << 21;
            }
        }
        mq.setMargin(margin);
    }

    private void propagateRaw(int value) {
        for (int y = 0; y < height; y += 4) {
            int inBlock = rowsFrom(y);
            int p = stride * ((y >> 2) + 1) + 1;
            for (int x = 0; x < width; x++, p++) {
                int due = beside(columns[p]) & inBlock;
                while (due != 0) {
                    int shift = Integer.numberOfTrailingZeros(due);
                    due &= due - 1;
                    if (raw.bit() != 0) {
                        int sign = raw.bit();
                        values[(y + ROW_OF_SHIFT[shift]) * width + x] = sign << 31 | value;
                        mark(p, shift, sign);
                        due |= 8 << shift & ~(columns[p] >>> 4) & inBlock;
                    }
                    columns[p] |= CODED << shift;
                }
            }
        }
    }

    /** Magnitude refinement (D.3.3): what was significant before this bit-plane. */
    private void refine(int half) {
        int[] flags = columns;
        int[] contexts = mq.contexts();
        int margin = mq.margin();
        int dropped = half << 1 | half;
        for (int y = 0; y < height; y += 4) {
            int p = stride * ((y >> 2) + 1) + 1;
            for (int x = 0; x < width; x++, p++) {
                int column = flags[p];
                int due = column >>> 4 & ~(column >>> 21) & ROWS;
                flags[p] = column | due << 20;
                while (due != 0) {
                    int shift = Integer.numberOfTrailingZeros(due);
                    due &= due - 1;
                    int near = column >>> shift;
                    int cx = BlockContexts.MAGNITUDE;
                    if ((near & REFINED) != 0) {
                        cx += 2;
                    } else if ((near & AROUND) != 0) {
                        cx++;
                    }
                    int context = contexts[cx];
                    margin -= context & MqDecoder.QE;
                    int bit = context & 1;
                    if (margin < 0) {
                        bit = mq.exchange(cx, margin);
                        margin = mq.margin();
                    }
                    values[(y + ROW_OF_SHIFT[shift]) * width + x] ^= bit != 0 ? half : dropped;
                }
            }
        }
        mq.setMargin(margin);
    }

    private void refineRaw(int half) {
        for (int y = 0; y < height; y += 4) {
            int p = stride * ((y >> 2) + 1) + 1;
            for (int x = 0; x < width; x++, p++) {
                int due = columns[p] >>> 4 & ~(columns[p] >>> 21) & ROWS;
                columns[p] |= due << 20;
                while (due != 0) {
                    int shift = Integer.numberOfTrailingZeros(due);
                    due &= due - 1;
                    values[(y + ROW_OF_SHIFT[shift]) * width + x] ^= raw.bit() != 0 ? half : half << 1 | half;
                }
            }
        }
    }

    /** Cleanup (D.3.4): what is left, whole columns with nothing around at once. */
    private void cleanUp(int value) {
        int[] flags = columns;
        int[] contexts = mq.contexts();
        int margin = mq.margin();
        for (int y = 0; y < height; y += 4) {
            int inBlock = rowsFrom(y);
            int p = stride * ((y >> 2) + 1) + 1;
            for (int x = 0; x < width; x++, p++) {
                int column = flags[p];
                int due = ~(column >>> 4 | column >>> 21) & inBlock;
                boolean known = false;
                if (column == 0 && inBlock == ROWS) {
                    int context = contexts[BlockContexts.RUN];
                    margin -= context & MqDecoder.QE;
                    int bit = context & 1;
                    if (margin < 0) {
                        bit = mq.exchange(BlockContexts.RUN, margin);
                        margin = mq.margin();
                    }
                    if (bit == 0) {
                        continue;
                    }
                    mq.setMargin(margin);
                    int run = mq.decode(BlockContexts.UNIFORM) << 1 | mq.decode(BlockContexts.UNIFORM);
                    margin = mq.margin();
                    due = ROWS & -1 << 3 * run;
                    known = true;
                }
                while (due != 0) {
                    int shift = Integer.numberOfTrailingZeros(due);
                    due &= due - 1;
                    int bit = 1;
                    if (!known) {
                        int cx = significanceContexts[column >>> shift & AROUND];
                        int context = contexts[cx];
                        margin -= context & MqDecoder.QE;
                        bit = context & 1;
                        if (margin < 0) {
                            bit = mq.exchange(cx, margin);
                            margin = mq.margin();
                        }
                    }
                    known = false;
                    if (bit != 0) {
                        mq.setMargin(margin);
                        int sign = sign(p, shift);
                        margin = mq.margin();
                        values[(y + ROW_OF_SHIFT[shift]) * width + x] = sign << 31 | value;
                        mark(p, shift, sign);
                        column = flags[p];
                    }
                }
                flags[p] = column & ~CODED_ALL;
            }
        }
        mq.setMargin(margin);
    }

    /** Sign decoding (D.3.2): 1 for negative. */
    private int sign(int p, int shift) {
        int own = columns[p];
        int above = shift == 0 ? own >>> 18 : own >>> 16 + shift;
        int index = own >>> shift & ORTHOGONAL
                | columns[p - 1] >>> 19 + shift & 1
                | (columns[p + 1] >>> 19 + shift & 1) << 2
                | (above & 1) << 4
                | (own >>> 22 + shift & 1) << 6;
        int label = signContexts[index];
        return mq.decode(label & 0x7F) ^ label >>> 31;
    }

    /** Makes a coefficient significant, and known to its neighbours. */
    private void mark(int p, int shift, int sign) {
        int[] flags = columns;
        flags[p - 1] |= 1 << 5 + shift;
        flags[p] |= (SELF | sign << 19) << shift;
        flags[p + 1] |= 1 << 3 + shift;
        if (shift == 0 && !causal) {
            int north = p - stride;
            flags[north - 1] |= 1 << 17;
            flags[north] |= 1 << 16 | sign << 31;
            flags[north + 1] |= 1 << 15;
        }
        if (shift == 9) {
            int south = p + stride;
            flags[south - 1] |= 1 << 2;
            flags[south] |= 1 << 1 | sign << 18;
            flags[south + 1] |= 1;
        }
    }
}
