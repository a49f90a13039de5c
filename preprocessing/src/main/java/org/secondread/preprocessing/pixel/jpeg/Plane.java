package org.secondread.preprocessing.pixel.jpeg;

/**
 * Where a component's samples go: an array of its own, or every n-th sample of the frame's.
 *
 * @param at index of the first sample
 * @param step from a sample to the next one of its row
 * @param rowStep from a sample to the one below
 * @param columns samples of a row
 * @param rows number of rows
 */
record Plane(short[] samples, int at, int step, int rowStep, int columns, int rows) {
    static Plane of(int columns, int rows) {
        return new Plane(new short[columns * rows], 0, 1, columns, columns, rows);
    }

    int indexOf(int column, int row) {
        return at + row * rowStep + column * step;
    }
}
