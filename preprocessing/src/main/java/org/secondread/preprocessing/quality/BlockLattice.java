package org.secondread.preprocessing.quality;

import java.util.Arrays;

/**
 * A slice's blocks and which of them lie side by side. Blocks are counted row by row.
 *
 * @param width blocks of a row
 * @param height rows
 */
record BlockLattice(int width, int height) {
    int size() {
        return width * height;
    }

    /** Whether all blocks beside one belong to a set; where the lattice ends there is none. */
    boolean isSurrounded(int n, boolean[] set) {
        int x = n % width;
        return (x == 0 || set[n - 1])
                && (x == width - 1 || set[n + 1])
                && (n < width || set[n - width])
                && (n + width >= set.length || set[n + width]);
    }

    /** Whether the lattice ends at a block. */
    boolean isAtBorder(int n) {
        int x = n % width;
        return x == 0 || x == width - 1 || n < width || n >= width * (height - 1);
    }

    /** The largest set of blocks that hang together by their edges; empty when there are none. */
    int[] largestPiece(boolean[] blocks) {
        boolean[] open = blocks.clone();
        int[] found = new int[size()];
        int from = 0;
        int best = 0;
        int bestEnd = 0;
        for (int n = 0; n < open.length; n++) {
            if (open[n]) {
                int end = flood(open, n, found, from);
                if (end - from > bestEnd - best) {
                    best = from;
                    bestEnd = end;
                }
                from = end;
            }
        }
        return Arrays.copyOfRange(found, best, bestEnd);
    }

    /**
     * Takes a seed and all that hangs together with it out of a set.
     *
     * @param found receives the blocks, from index {@code from}
     * @return one past the last block in {@code found}
     */
    int flood(boolean[] open, int seed, int[] found, int from) {
        int end = from;
        open[seed] = false;
        found[end++] = seed;
        for (int next = from; next < end; next++) {
            int n = found[next];
            int x = n % width;
            end = x > 0 ? take(open, n - 1, found, end) : end;
            end = x < width - 1 ? take(open, n + 1, found, end) : end;
            end = n >= width ? take(open, n - width, found, end) : end;
            end = n + width < open.length ? take(open, n + width, found, end) : end;
        }
        return end;
    }

    private static int take(boolean[] open, int n, int[] found, int end) {
        if (!open[n]) {
            return end;
        }
        open[n] = false;
        found[end] = n;
        return end + 1;
    }
}
