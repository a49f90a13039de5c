package org.secondread.preprocessing.pixel.jpegls;

import java.util.Arrays;

/** Lines of one component after another: interleave modes none and line, for any MAXVAL and NEAR. */
final class ComponentLines implements LineDecoder {
    private final byte[] regions;
    private final int zero;
    private final RegularMode regular;
    private final RunMode run;

    ComponentLines(CodingParameters parameters, ScanBits bits, int components) {
        this.regions = Gradients.regions(parameters);
        this.zero = parameters.maxval();
        this.regular = new RegularMode(parameters, bits);
        this.run = new RunMode(parameters, bits, components);
    }

    @Override
    public void decode(int[][] above, int[][] lines) {
        for (int component = 0; component < lines.length; component++) {
            decode(component, above[component], lines[component]);
        }
    }

    private void decode(int component, int[] above, int[] line) {
        int end = line.length - 1;
        int x = 1;
        while (x < end) {
            int context = 81 * regions[zero + above[x + 1] - above[x]]
                    + 9 * regions[zero + above[x] - above[x - 1]]
                    + regions[zero + above[x - 1] - line[x - 1]];
            if (context == 0) {
                x = afterRun(component, above, line, x);
            } else {
                line[x] = regular.decode(context, line[x - 1], above[x], above[x - 1]);
                x++;
            }
        }
    }

    private int afterRun(int component, int[] above, int[] line, int from) {
        int left = line[from - 1];
        int end = line.length - 1;
        int to = from + run.length(component, end - from);
        Arrays.fill(line, from, to, left);
        if (to == end) {
            return end;
        }
        line[to] = run.sampleAfter(component, left, above[to]);
        run.end(component);
        return to + 1;
    }
}
