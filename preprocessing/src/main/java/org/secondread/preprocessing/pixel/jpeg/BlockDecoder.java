package org.secondread.preprocessing.pixel.jpeg;

import java.util.Arrays;

/** Reads one component's blocks in the order of the stream and puts their samples into its plane. */
final class BlockDecoder {
    private final HuffmanTable differences;
    private final HuffmanTable coefficients;
    private final int[] steps;
    private final InverseDct transform;
    private final Plane plane;
    private final int[] block = new int[64];
    private final short[] clipped = new short[64];
    private int dc;

    /** @param steps quantization steps in zigzag order */
    BlockDecoder(HuffmanTable differences, HuffmanTable coefficients, int[] steps, InverseDct transform, Plane plane) {
        this.differences = differences;
        this.coefficients = coefficients;
        this.steps = steps;
        this.transform = transform;
        this.plane = plane;
    }

    /** Forgets the last block (T.81 F.2.1.3.1). */
    void restart() {
        dc = 0;
    }

    /**
     * Reads the block that lies at a place counted in blocks. Blocks fill the last unit up beyond the plane's edges; what
     * lies there is dropped.
     */
    void read(EntropyBits bits, int x, int y) {
        dc += bits.readDifference(differences);
        block[0] = dc * steps[0];
        int last = bits.readCoefficients(coefficients, steps, block);
        int columns = Math.min(plane.columns() - x * 8, 8);
        int rows = Math.min(plane.rows() - y * 8, 8);
        if (columns == 8 && rows == 8) {
            transform(last, plane.samples(), plane.indexOf(x * 8, y * 8), plane.step(), plane.rowStep());
        } else if (columns > 0 && rows > 0) {
            transform(last, clipped, 0, 1, 8);
            clip(x * 8, y * 8, columns, rows);
        }
        if (last > 0) {
            Arrays.fill(block, 0);
        }
    }

    private void transform(int last, short[] into, int at, int step, int rowStep) {
        if (last == 0) {
            transform.transformFlat(block[0], into, at, step, rowStep);
        } else {
            transform.transform(block, into, at, step, rowStep);
        }
    }

    private void clip(int x, int y, int columns, int rows) {
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                plane.samples()[plane.indexOf(x + column, y + row)] = clipped[row * 8 + column];
            }
        }
    }
}
