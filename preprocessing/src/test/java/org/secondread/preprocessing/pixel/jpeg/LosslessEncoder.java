package org.secondread.preprocessing.pixel.jpeg;

import java.util.Arrays;

/**
 * Encodes in the lossless process by the letter of T.81 annex H, sample by sample.
 *
 * @param components samples of a pixel, side by side
 * @param restartRows rows of a restart interval, 0 for none
 * @param interleaved whether one scan holds all components
 * @param codes of the components, by number modulo their count
 */
record LosslessEncoder(
        int columns,
        int rows,
        int components,
        int precision,
        int predictor,
        int pointTransform,
        int restartRows,
        boolean interleaved,
        TestCode... codes) {

    static LosslessEncoder ofMonochrome(int columns, int rows, int precision) {
        return new LosslessEncoder(columns, rows, 1, precision, 1, 0, 0, true, TestCode.FLAT);
    }

    byte[] encode(short[] samples) {
        int[] sampling = new int[components];
        Arrays.fill(sampling, 0x11);
        CodestreamWriter writer = new CodestreamWriter()
                .marker(0xD8)
                .frame(CodestreamWriter.SOF_LOSSLESS, precision, rows, columns, sampling);
        for (int n = 0; n < codes.length; n++) {
            writer.segment(0xC4, codes[n].definition(n));
        }
        if (restartRows > 0) {
            writer.segment(0xDD, restartRows * columns >> 8, restartRows * columns & 0xFF);
        }
        for (int first = 0; first < components; first += interleaved ? components : 1) {
            writeScan(writer, samples, first, interleaved ? components : 1);
        }
        return writer.marker(0xD9).toBytes();
    }

    private void writeScan(CodestreamWriter writer, short[] samples, int first, int count) {
        int[] header = new int[4 + 2 * count];
        header[0] = count;
        for (int n = 0; n < count; n++) {
            header[1 + 2 * n] = first + n + 1;
            header[2 + 2 * n] = (first + n) % codes.length << 4;
        }
        header[1 + 2 * count] = predictor;
        header[3 + 2 * count] = pointTransform;
        writer.segment(0xDA, header);
        for (int row = 0; row < rows; row++) {
            boolean restarts = restartRows > 0 && row > 0 && row % restartRows == 0;
            if (restarts) {
                writer.align().marker(0xD0 + (row / restartRows - 1) % 8);
            }
            for (int column = 0; column < columns; column++) {
                for (int c = first; c < first + count; c++) {
                    int difference =
                            sample(samples, column, row, c) - prediction(samples, column, row, c, row == 0 || restarts);
                    codes[c % codes.length].write(writer, difference);
                }
            }
        }
        writer.align();
    }

    private int prediction(short[] samples, int column, int row, int c, boolean first) {
        if (column == 0) {
            return first ? 1 << precision - pointTransform - 1 : sample(samples, 0, row - 1, c);
        }
        int a = sample(samples, column - 1, row, c);
        if (first) {
            return a;
        }
        int b = sample(samples, column, row - 1, c);
        int ab = sample(samples, column - 1, row - 1, c);
        return switch (predictor) {
            case 1 -> a;
            case 2 -> b;
            case 3 -> ab;
            case 4 -> a + b - ab;
            case 5 -> a + (b - ab >> 1);
            case 6 -> b + (a - ab >> 1);
            default -> a + b >> 1;
        };
    }

    private int sample(short[] samples, int column, int row, int c) {
        return (samples[(row * columns + column) * components + c] & 0xFFFF) >> pointTransform;
    }
}
