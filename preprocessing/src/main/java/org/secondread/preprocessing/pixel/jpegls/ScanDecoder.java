package org.secondread.preprocessing.pixel.jpegls;

import org.secondread.preprocessing.pixel.jpegls.ScanHeader.Interleave;

/** Decodes the lines of one scan, in restart intervals of so many lines (T.87 annexes B and C.2.5). */
final class ScanDecoder {
    private static final int FIRST_RESTART = 0xD0;
    private static final int RESTARTS = 8;

    private final ScanHeader scan;
    private final CodingParameters parameters;
    private final Gradients gradients;
    private final SampleSink sink;

    ScanDecoder(ScanHeader scan, CodingParameters parameters, SampleSink sink) {
        this.scan = scan;
        this.parameters = parameters;
        this.gradients = new Gradients(parameters);
        this.sink = sink;
    }

    /** @param interval lines between restart markers; 0 when there are none */
    void decode(Codestream stream, int rows, long interval) {
        int lines = interval == 0 ? rows : (int) Math.min(rows, interval);
        for (int row = 0, restart = 0; row < rows; row += lines, restart++) {
            if (row > 0 && stream.marker() != FIRST_RESTART + (restart - 1) % RESTARTS) {
                throw Refusal.malformed("lacks a restart marker");
            }
            decodeInterval(stream.entropyCoded(), row, Math.min(rows, row + lines));
        }
    }

    private void decodeInterval(ScanBits bits, int from, int to) {
        int components = scan.samples().length;
        LineDecoder decoder = decoder(bits, components);
        int[][] above = new int[components][sink.columns() + 2];
        int[][] lines = new int[components][sink.columns() + 2];
        for (int row = from; row < to; row++) {
            openEdges(above, lines);
            decoder.decode(above, lines);
            if (bits.isOverrun()) {
                throw Refusal.truncated();
            }
            for (int n = 0; n < components; n++) {
                sink.write(row, scan.samples()[n], lines[n]);
            }
            int[][] spent = above;
            above = lines;
            lines = spent;
        }
    }

    private void openEdges(int[][] above, int[][] lines) {
        for (int n = 0; n < lines.length; n++) {
            int last = above[n].length - 1;
            above[n][last] = above[n][last - 1];
            lines[n][0] = above[n][1];
        }
    }

    private LineDecoder decoder(ScanBits bits, int components) {
        if (scan.interleave() == Interleave.SAMPLE) {
            return new PixelLines(parameters, gradients, bits);
        }
        return parameters.wrapsByMask()
                ? new LosslessLines(parameters, gradients, bits, components)
                : new ComponentLines(parameters, gradients, bits, components);
    }
}
