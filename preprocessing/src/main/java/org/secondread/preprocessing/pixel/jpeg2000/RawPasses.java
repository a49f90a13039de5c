package org.secondread.preprocessing.pixel.jpeg2000;

/** The passes that bypass the arithmetic coder (T.800 D.6): as those of {@link EbcotDecoder}, with a bit a decision. */
final class RawPasses {
    private final BlockColumns block;
    private final RawBits raw = new RawBits();

    RawPasses(BlockColumns block) {
        this.block = block;
    }

    void start(byte[] segment, int length) {
        raw.start(segment, 0, length);
    }

    /** Significance propagation. */
    void propagate(int value) {
        int[] flags = block.flags;
        int[] values = block.values;
        int width = block.width();
        for (int y = 0; y < block.height(); y += 4) {
            int inBlock = block.rowsFrom(y);
            int p = block.stripe(y);
            for (int x = 0; x < width; x++, p++) {
                int due = BlockColumns.beside(flags[p]) & inBlock;
                while (due != 0) {
                    int shift = Integer.numberOfTrailingZeros(due);
                    due &= due - 1;
                    if (raw.bit() != 0) {
                        int sign = raw.bit();
                        values[(y + BlockColumns.ROW_OF_SHIFT[shift]) * width + x] = sign << 31 | value;
                        block.mark(p, shift, sign);
                        due |= 8 << shift & ~(flags[p] >>> 4) & inBlock;
                    }
                    flags[p] |= 1 << 21 + shift;
                }
            }
        }
    }

    /** Magnitude refinement. */
    void refine(int half) {
        int[] flags = block.flags;
        int[] values = block.values;
        int width = block.width();
        for (int y = 0; y < block.height(); y += 4) {
            int p = block.stripe(y);
            for (int x = 0; x < width; x++, p++) {
                int due = BlockColumns.known(flags[p]);
                flags[p] |= due << 20;
                while (due != 0) {
                    int shift = Integer.numberOfTrailingZeros(due);
                    due &= due - 1;
                    values[(y + BlockColumns.ROW_OF_SHIFT[shift]) * width + x] ^=
                            raw.bit() != 0 ? half : half << 1 | half;
                }
            }
        }
    }
}
