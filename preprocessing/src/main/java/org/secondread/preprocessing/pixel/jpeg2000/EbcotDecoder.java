package org.secondread.preprocessing.pixel.jpeg2000;

/**
 * The block decoder of part 1 (T.800 annex D): bit-plane after bit-plane, each in three passes over stripes of four rows.
 *
 * <p>The loops of the three passes hold the arithmetic decoder's margin themselves, see {@link MqDecoder}.
 */
final class EbcotDecoder implements BlockDecoder {
    private static final int SEGMENTATION_SYMBOL = 0b1010;

    private final BlockColumns block = new BlockColumns();
    private final MqDecoder mq = new MqDecoder(BlockContexts.COUNT);
    private final RawPasses raw = new RawPasses(block);
    private final byte[] signContexts = BlockContexts.signs();
    private byte[] segmentBytes = new byte[MOST_SAMPLES];
    private byte[] significanceContexts = BlockContexts.significance(0);

    @Override
    public int[] decode(CodeBlock codeBlock, BlockStyle style, byte[] packets) {
        begin(codeBlock, style);
        int plane = codeBlock.bitPlanes();
        if (plane > MOST_PLANES) {
            throw Refusal.unsupported("a code-block of more than 30 bit-planes is");
        }
        int pass = 0;
        for (Segment segment : codeBlock.segments()) {
            boolean isRaw = style.isRaw(pass);
            start(segment, packets, isRaw);
            for (int n = 0; n < segment.passes(); n++, pass++) {
                decodePass(pass, 1 << plane, isRaw, style);
                if (pass % 3 == 0) {
                    plane--;
                }
            }
        }
        return block.values;
    }

    private void begin(CodeBlock codeBlock, BlockStyle style) {
        block.begin(codeBlock.area(), style.verticallyCausal());
        significanceContexts = BlockContexts.significance(codeBlock.band().orientation());
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
            raw.start(segmentBytes, count);
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
                    raw.propagate(one | one >> 1);
                } else {
                    propagate(one | one >> 1);
                }
            }
            default -> {
                if (isRaw) {
                    raw.refine(one >> 1);
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
        int[] flags = block.flags;
        int[] values = block.values;
        int width = block.width();
        int[] contexts = mq.contexts();
        int margin = mq.margin();
        for (int y = 0; y < block.height(); y += 4) {
            int inBlock = block.rowsFrom(y);
            int p = block.stripe(y);
            for (int x = 0; x < width; x++, p++) {
                int column = flags[p];
                int due = BlockColumns.beside(column) & inBlock;
                int coded = due;
                while (due != 0) {
                    int shift = Integer.numberOfTrailingZeros(due);
                    due &= due - 1;
                    int cx = significanceContexts[column >>> shift & BlockColumns.AROUND];
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
                        values[(y + BlockColumns.ROW_OF_SHIFT[shift]) * width + x] = sign << 31 | value;
                        block.mark(p, shift, sign);
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

    /** Magnitude refinement (D.3.3): what was significant before this bit-plane. */
    private void refine(int half) {
        int[] flags = block.flags;
        int[] values = block.values;
        int width = block.width();
        int[] contexts = mq.contexts();
        int margin = mq.margin();
        int dropped = half << 1 | half;
        for (int y = 0; y < block.height(); y += 4) {
            int p = block.stripe(y);
            for (int x = 0; x < width; x++, p++) {
                int column = flags[p];
                int due = BlockColumns.known(column);
                flags[p] = column | due << 20;
                while (due != 0) {
                    int shift = Integer.numberOfTrailingZeros(due);
                    due &= due - 1;
                    int near = column >>> shift;
                    int cx = BlockContexts.MAGNITUDE;
                    if ((near & BlockColumns.REFINED) != 0) {
                        cx += 2;
                    } else if ((near & BlockColumns.AROUND) != 0) {
                        cx++;
                    }
                    int context = contexts[cx];
                    margin -= context & MqDecoder.QE;
                    int bit = context & 1;
                    if (margin < 0) {
                        bit = mq.exchange(cx, margin);
                        margin = mq.margin();
                    }
                    values[(y + BlockColumns.ROW_OF_SHIFT[shift]) * width + x] ^= bit != 0 ? half : dropped;
                }
            }
        }
        mq.setMargin(margin);
    }

    /** Cleanup (D.3.4): what is left, whole columns with nothing around at once. */
    private void cleanUp(int value) {
        int[] flags = block.flags;
        int[] values = block.values;
        int width = block.width();
        int[] contexts = mq.contexts();
        int margin = mq.margin();
        for (int y = 0; y < block.height(); y += 4) {
            int inBlock = block.rowsFrom(y);
            int p = block.stripe(y);
            for (int x = 0; x < width; x++, p++) {
                int column = flags[p];
                int due = ~(column >>> 4 | column >>> 21) & inBlock;
                boolean known = false;
                if (column == 0 && inBlock == BlockColumns.ROWS) {
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
                    due = BlockColumns.ROWS & -1 << 3 * run;
                    known = true;
                }
                while (due != 0) {
                    int shift = Integer.numberOfTrailingZeros(due);
                    due &= due - 1;
                    int bit = 1;
                    if (!known) {
                        int cx = significanceContexts[column >>> shift & BlockColumns.AROUND];
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
                        values[(y + BlockColumns.ROW_OF_SHIFT[shift]) * width + x] = sign << 31 | value;
                        block.mark(p, shift, sign);
                        column = flags[p];
                    }
                }
                flags[p] = column & ~BlockColumns.CODED_ALL;
            }
        }
        mq.setMargin(margin);
    }

    /** Sign decoding (D.3.2): 1 for negative. */
    private int sign(int p, int shift) {
        int label = signContexts[block.signIndex(p, shift)];
        return mq.decode(label & 0x7F) ^ label >>> 31;
    }
}
