package org.secondread.preprocessing.pixel.jpeg;

/**
 * Brings a subsampled component to the frame's size. By two, samples are taken to lie in the middle of those that they
 * stand for, and are weighted 3 : 1 by nearness, with the rounding and the edges of the Independent JPEG Group's
 * triangle filter; other ratios repeat samples, as does that filter along rows of fewer than three.
 */
final class Upsampling {
    private final Plane from;
    private final Plane to;
    private final int across;
    private final int down;
    private final boolean smooth;

    /**
     * @param across how many columns of {@code to} a column of {@code from} stands for
     * @param down how many rows of {@code to} a row of {@code from} stands for
     * @param smooth whether neighbours are weighted where that can be
     */
    Upsampling(Plane from, Plane to, int across, int down, boolean smooth) {
        this.from = from;
        this.to = to;
        this.across = across;
        this.down = down;
        this.smooth = smooth;
    }

    void apply() {
        boolean wide = smooth && from.columns() > 2;
        for (int row = 0; row < to.rows(); row++) {
            if (across == 2 && down == 1 && wide) {
                weighColumns(row);
            } else if (across == 1 && down == 2 && smooth) {
                weighRows(row);
            } else if (across == 2 && down == 2 && wide) {
                weighBoth(row);
            } else {
                repeat(row);
            }
        }
    }

    private void repeat(int row) {
        int source = from.indexOf(0, row / down);
        int target = to.indexOf(0, row);
        for (int column = 0; column < to.columns(); column++) {
            to.samples()[target] = from.samples()[source + column / across];
            target += to.step();
        }
    }

    private void weighRows(int row) {
        int near = from.indexOf(0, row / 2);
        int far = from.indexOf(0, fartherRow(row));
        int target = to.indexOf(0, row);
        int bias = 1 + (row & 1);
        for (int column = 0; column < to.columns(); column++) {
            to.samples()[target] =
                    (short) (3 * from.samples()[near + column] + from.samples()[far + column] + bias >> 2);
            target += to.step();
        }
    }

    private void weighColumns(int row) {
        short[] source = from.samples();
        short[] target = to.samples();
        int near = from.indexOf(0, row);
        int n = to.indexOf(0, row);
        int end = n + to.columns() * to.step();
        int last = from.columns() - 1;
        for (int column = 0; column <= last; column++) {
            int weight = 3 * source[near + column];
            target[n] = column == 0 ? source[near] : (short) (weight + source[near + column - 1] + 1 >> 2);
            n += to.step();
            if (n < end) {
                target[n] =
                        column == last ? source[near + last] : (short) (weight + source[near + column + 1] + 2 >> 2);
            }
            n += to.step();
        }
    }

    private void weighBoth(int row) {
        short[] source = from.samples();
        short[] target = to.samples();
        int near = from.indexOf(0, row / 2);
        int far = from.indexOf(0, fartherRow(row));
        int n = to.indexOf(0, row);
        int end = n + to.columns() * to.step();
        int last = from.columns() - 1;
        int here = 3 * source[near] + source[far];
        int before = here;
        for (int column = 0; column <= last; column++) {
            int next = column == last ? here : 3 * source[near + column + 1] + source[far + column + 1];
            target[n] = (short) (3 * here + before + 8 >> 4);
            n += to.step();
            if (n < end) {
                target[n] = (short) (3 * here + next + 7 >> 4);
            }
            n += to.step();
            before = here;
            here = next;
        }
    }

    /** The neighbour of the row that a target row lies in, on the side to which it lies; at the edge the row itself. */
    private int fartherRow(int row) {
        int neighbour = row / 2 + ((row & 1) == 0 ? -1 : 1);
        return Math.max(0, Math.min(neighbour, from.rows() - 1));
    }
}
