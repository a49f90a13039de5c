package org.secondread.preprocessing.pixel.jpegls;

/**
 * Lines of one component after another without loss, when MAXVAL is a power of two less one: the common case. Decoding is a
 * long chain of dependent steps from one sample to the next, so this is {@link RegularMode} once more, inside the loop and
 * without what NEAR and other values of MAXVAL need: a mask brings each sample into its range.
 */
final class LosslessLines implements LineDecoder {
    private final Gradients gradients;
    private final int maxval;
    private final int longest;
    private final int errorBits;
    private final ScanBits bits;
    private final Contexts contexts;
    private final RunMode run;

    LosslessLines(CodingParameters parameters, Gradients gradients, ScanBits bits, int components) {
        this.gradients = gradients;
        this.maxval = parameters.maxval();
        this.longest = parameters.longestUnary();
        this.errorBits = parameters.errorBits();
        this.bits = bits;
        this.contexts = new Contexts(parameters);
        this.run = new RunMode(parameters, bits, components);
    }

    @Override
    public void decode(int[][] above, int[][] lines) {
        for (int component = 0; component < lines.length; component++) {
            decode(component, above[component], lines[component]);
        }
    }

    private void decode(int component, int[] above, int[] line) {
        Gradients gradients = this.gradients;
        Contexts contexts = this.contexts;
        ScanBits bits = this.bits;
        int maxval = this.maxval;
        int longest = this.longest;
        int errorBits = this.errorBits;
        int end = line.length - 1;
        int x = 1;
        while (x < end) {
            int a = line[x - 1];
            int b = above[x];
            int c = above[x - 1];
            int context = gradients.context(above, line, x);
            if (context == 0) {
                x = run.decode(component, above, line, x);
                continue;
            }
            int sign = context >> 31;
            int place = ((context ^ sign) - sign) * Contexts.STRIDE;
            int coding = contexts.coding(place);
            int mapped = bits.golomb(Contexts.k(coding), longest, errorBits);
            int error = mapped >> 1 ^ -(mapped & 1) ^ Contexts.inversion(coding);
            int predicted = RegularMode.predicted(a, b, c) + ((Contexts.correction(coding) ^ sign) - sign);
            predicted = Math.max(0, Math.min(maxval, predicted));
            line[x++] = predicted + ((error ^ sign) - sign) & maxval;
            contexts.update(place, error);
        }
    }
}
