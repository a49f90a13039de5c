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

    /** Significance propagation (D.3.1): what is insignificant beside something significant. */
    private void propagate(int value) {
        int[] flags = columns;
        int[] contexts = mq.contexts();
        int margin = mq.margin();
        for (int y = 0; y < height; y += 4) {
            int rows = Math.min(4, height - y);
            int p = stride * ((y >> 2) + 1) + 1;
            for (int x = 0; x < width; x++, p++) {
                if ((flags[p] & 0x3FFFF) == 0) {
                    continue;
                }
                for (int k = 0, shift = 0; k < rows; k++, shift += 3) {
                    int near = flags[p] >>> shift;
                    if ((near & SELF) != 0 || (near & AROUND) == 0) {
                        continue;
                    }
                    int cx = significanceContexts[near & AROUND];
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
                        values[(y + k) * width + x] = sign << 31 | value;
                        mark(p, shift, sign);
                    }
                    flags[p] |= CODED << shift;
                }
            }
        }
        mq.setMargin(margin);
    }

    private void propagateRaw(int value) {
        for (int y = 0; y < height; y += 4) {
            int rows = Math.min(4, height - y);
            int p = stride * ((y >> 2) + 1) + 1;
            for (int x = 0; x < width; x++, p++) {
                for (int k = 0, shift = 0; k < rows; k++, shift += 3) {
                    int near = columns[p] >>> shift;
                    if ((near & SELF) != 0 || (near & AROUND) == 0) {
                        continue;
                    }
                    if (raw.bit() != 0) {
                        int sign = raw.bit();
                        values[(y + k) * width + x] = sign << 31 | value;
                        mark(p, shift, sign);
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
            int rows = Math.min(4, height - y);
            int p = stride * ((y >> 2) + 1) + 1;
            for (int x = 0; x < width; x++, p++) {
                int column = flags[p];
                if ((column & (SELF | SELF << 3 | SELF << 6 | SELF << 9)) == 0) {
                    continue;
                }
                for (int k = 0, shift = 0; k < rows; k++, shift += 3) {
                    int near = column >>> shift;
                    if ((near & (SELF | CODED)) != SELF) {
                        continue;
                    }
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
                    values[(y + k) * width + x] ^= bit != 0 ? half : dropped;
                    column |= REFINED << shift;
                }
                flags[p] = column;
            }
        }
        mq.setMargin(margin);
    }

    private void refineRaw(int half) {
        for (int y = 0; y < height; y += 4) {
            int rows = Math.min(4, height - y);
            int p = stride * ((y >> 2) + 1) + 1;
            for (int x = 0; x < width; x++, p++) {
                for (int k = 0, shift = 0; k < rows; k++, shift += 3) {
                    if ((columns[p] >>> shift & (SELF | CODED)) == SELF) {
                        values[(y + k) * width + x] ^= raw.bit() != 0 ? half : half << 1 | half;
                        columns[p] |= REFINED << shift;
                    }
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
            int rows = Math.min(4, height - y);
            int p = stride * ((y >> 2) + 1) + 1;
            for (int x = 0; x < width; x++, p++) {
                int k = 0;
                boolean known = false;
                if (flags[p] == 0 && rows == 4) {
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
                    k = mq.decode(BlockContexts.UNIFORM) << 1;
                    k |= mq.decode(BlockContexts.UNIFORM);
                    margin = mq.margin();
                    known = true;
                }
                for (int shift = 3 * k; k < rows; k++, shift += 3) {
                    int near = flags[p] >>> shift;
                    if ((near & (SELF | CODED)) != 0) {
                        continue;
                    }
                    int bit = 1;
                    if (!known) {
                        int cx = significanceContexts[near & AROUND];
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
                        values[(y + k) * width + x] = sign << 31 | value;
                        mark(p, shift, sign);
                    }
                }
                flags[p] &= ~CODED_ALL;
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
