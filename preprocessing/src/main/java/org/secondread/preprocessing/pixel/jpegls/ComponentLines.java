package org.secondread.preprocessing.pixel.jpegls;

/** Lines of one component after another: interleave modes none and line, for any MAXVAL and NEAR. */
final class ComponentLines implements LineDecoder {
    private final Gradients gradients;
    private final RegularMode regular;
    private final RunMode run;

    ComponentLines(CodingParameters parameters, Gradients gradients, ScanBits bits, int components) {
        this.gradients = gradients;
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
            int context = gradients.context(above, line, x);
            if (context == 0) {
                x = run.decode(component, above, line, x);
            } else {
                line[x] = regular.decode(context, line[x - 1], above[x], above[x - 1]);
                x++;
            }
        }
    }
}
