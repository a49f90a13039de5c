package org.secondread.preprocessing.pixel.jpeg2000;

import java.util.Arrays;

/**
 * A tag tree (T.800 B.10.2): a grid of numbers, each coded as what it exceeds the least of its quarter of the grid by,
 * which is coded alike in the next smaller grid.
 */
final class TagTree {
    private static final int UNKNOWN = Integer.MAX_VALUE;

    private final int width;
    private final int levels;
    private final int[] levelStart;
    private final int[] levelWidth;
    private final int[] values;
    private final int[] floors;

    TagTree(int width, int height) {
        this.width = width;
        int[] starts = new int[33];
        int[] widths = new int[33];
        int count = 0;
        int level = 0;
        int w = width;
        int h = height;
        while (true) {
            starts[level] = count;
            widths[level++] = w;
            count += w * h;
            if (w <= 1 && h <= 1) {
                break;
            }
            w = w + 1 >> 1;
            h = h + 1 >> 1;
        }
        levels = level;
        levelStart = Arrays.copyOf(starts, level);
        levelWidth = Arrays.copyOf(widths, level);
        values = new int[count];
        Arrays.fill(values, UNKNOWN);
        floors = new int[count];
    }

    /** Reads as many bits as it takes to know whether the leaf's number is below a bound. */
    boolean isBelow(int leaf, int bound, PacketBits bits) {
        int x = leaf % width;
        int y = leaf / width;
        int floor = 0;
        int node = 0;
        for (int level = levels - 1; level >= 0; level--) {
            node = levelStart[level] + (y >> level) * levelWidth[level] + (x >> level);
            floor = Math.max(floor, floors[node]);
            while (floor < bound && floor < values[node]) {
                if (bits.bit() == 1) {
                    values[node] = floor;
                } else {
                    floor++;
                }
            }
            floors[node] = floor;
        }
        return values[node] < bound;
    }
}
