package org.secondread.preprocessing.pixel.jpegls;

import java.util.Arrays;

/**
 * Lines of whole pixels: interleave mode sample (T.87 annex B.2). A run needs equal neighbours in all components, which then
 * go through it together.
 */
final class PixelLines implements LineDecoder {
    private final Gradients gradients;
    private final RegularMode regular;
    private final RunMode run;

    PixelLines(CodingParameters parameters, Gradients gradients, ScanBits bits) {
        this.gradients = gradients;
        this.regular = new RegularMode(parameters, bits);
        this.run = new RunMode(parameters, bits, 1);
    }

    @Override
    public void decode(int[][] above, int[][] lines) {
        int end = lines[0].length - 1;
        int x = 1;
        while (x < end) {
            if (isRun(above, lines, x)) {
                x = afterRun(above, lines, x);
            } else {
                decodePixel(above, lines, x);
                x++;
            }
        }
    }

    private boolean isRun(int[][] above, int[][] lines, int x) {
        for (int n = 0; n < lines.length; n++) {
            if (gradients.context(above[n], lines[n], x) != 0) {
                return false;
            }
        }
        return true;
    }

    private void decodePixel(int[][] above, int[][] lines, int x) {
        for (int n = 0; n < lines.length; n++) {
            int[] over = above[n];
            int[] line = lines[n];
            line[x] = regular.decode(gradients.context(over, line, x), line[x - 1], over[x], over[x - 1]);
        }
    }

    private int afterRun(int[][] above, int[][] lines, int from) {
        int end = lines[0].length - 1;
        int to = from + run.length(0, end - from);
        for (int[] line : lines) {
            Arrays.fill(line, from, to, line[from - 1]);
        }
        if (to == end) {
            return end;
        }
        for (int n = 0; n < lines.length; n++) {
            lines[n][to] = run.sampleUnlike(0, lines[n][to - 1], above[n][to]);
        }
        run.end(0);
        return to + 1;
    }
}
