package org.secondread.preprocessing.pixel.jpeg2000;

import java.util.Arrays;

/**
 * The two refinement passes of a high-throughput block (T.814 7.4 and 7.5), in stripes of four rows, column by column.
 * SigProp's bits go forward from the segment's start, MagRef's backward from its end.
 */
final class HtRefinement {
    private static final int GROUP = 4;

    private final byte[] significant = new byte[3 * (BlockDecoder.MOST_SAMPLES + 2048)];
    private final ForwardBits propagation = new ForwardBits();
    private final BackwardBits magnitudes = new BackwardBits();
    private int[] values = {};
    private int width;
    private int height;
    private int stride;
    private int half;

    /**
     * Refines what the cleanup pass of a bit-plane left.
     *
     * @param plane of the cleanup pass, 1 or more
     * @param passes 1 for SigProp alone, 2 for both
     * @param causal whether what lies in the next stripe counts as insignificant
     */
    void refine(int[] values, int width, int height, int plane, int passes, boolean causal, byte[] bytes, int length) {
        this.values = values;
        this.width = width;
        this.height = height;
        stride = width + 2;
        half = 1 << plane - 1;
        note();
        propagation.start(bytes, 0, length, 0);
        magnitudes.start(bytes, 0, length);
        for (int y = 0; y < height; y += 4) {
            int rows = Math.min(4, height - y);
            for (int x = 0; x < width; x += GROUP) {
                propagate(x, Math.min(width, x + GROUP), y, rows, causal);
            }
            if (passes > 1) {
                refineStripe(y, rows);
            }
        }
    }

    /** Marks with 1 what the cleanup pass made significant; a border of one sample stays 0. */
    private void note() {
        Arrays.fill(significant, 0, stride * (height + 2), (byte) 0);
        for (int y = 0, from = 0; y < height; y++) {
            for (int x = 0, to = (y + 1) * stride + 1; x < width; x++) {
                significant[to++] = (byte) (values[from++] != 0 ? 1 : 0);
            }
        }
    }

    /** Four columns: first which samples become significant, marked with 2, then their signs. */
    private void propagate(int left, int right, int y, int rows, boolean causal) {
        boolean any = false;
        for (int x = left; x < right; x++) {
            for (int k = 0; k < rows; k++) {
                int p = (y + k + 1) * stride + x + 1;
                if (significant[p] == 0 && isBesideSignificant(p, causal && k == 3) && propagation.bits(1) != 0) {
                    significant[p] = 2;
                    any = true;
                }
            }
        }
        for (int x = left; any && x < right; x++) {
            for (int k = 0; k < rows; k++) {
                if (significant[(y + k + 1) * stride + x + 1] == 2) {
                    values[(y + k) * width + x] = propagation.bits(1) << 31 | 3 * half;
                }
            }
        }
    }

    private boolean isBesideSignificant(int p, boolean withoutBelow) {
        byte[] s = significant;
        int above = p - stride;
        int below = p + stride;
        int near = s[above - 1] | s[above] | s[above + 1] | s[p - 1] | s[p + 1];
        return (withoutBelow ? near : near | s[below - 1] | s[below] | s[below + 1]) != 0;
    }

    private void refineStripe(int y, int rows) {
        for (int x = 0; x < width; x++) {
            for (int k = 0; k < rows; k++) {
                if (significant[(y + k + 1) * stride + x + 1] == 1) {
                    values[(y + k) * width + x] ^= magnitudes.bit() != 0 ? half : 3 * half;
                }
            }
        }
    }
}
