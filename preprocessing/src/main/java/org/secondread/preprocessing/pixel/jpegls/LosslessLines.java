package org.secondread.preprocessing.pixel.jpegls;

import java.util.Arrays;

/**
 * Lines of one component after another without loss, when MAXVAL is a power of two less one: the common case, in which
 * decoding is a long chain of dependent steps from one sample to the next. Everything on this chain is therefore held in
 * local variables, the bit cache of {@link ScanBits} included, and chosen by arithmetic instead of branches that nothing
 * predicts.
 */
final class LosslessLines implements LineDecoder {
    private final byte[] regions;
    private final int maxval;
    private final int longest;
    private final int errorBits;
    private final ScanBits bits;
    private final Contexts contexts;
    private final RunMode run;

    LosslessLines(CodingParameters parameters, ScanBits bits, int components) {
        this.regions = Gradients.regions(parameters);
        this.maxval = parameters.maxval();
        this.longest = Math.min(parameters.longestUnary(), ScanBits.QUICK_ZEROS);
        this.errorBits = parameters.errorBits();
        this.bits = bits;
        this.contexts = new Contexts(parameters);
        this.run = new RunMode(parameters, bits, components);
        this.full = parameters.longestUnary();
    }

    private final int full;

    @Override
    public void decode(int[][] above, int[][] lines) {
        for (int component = 0; component < lines.length; component++) {
            decode(component, above[component], lines[component]);
        }
    }

    private void decode(int component, int[] above, int[] line) {
        byte[] regions = this.regions;
        Contexts contexts = this.contexts;
        ScanBits bits = this.bits;
        byte[] bytes = bits.bytes;
        int maxval = this.maxval;
        int longest = this.longest;
        int lastFetch = bits.lastFetch;
        int greatest = 1 << errorBits;
        long cache = bits.cache;
        int valid = bits.valid;
        int at = bits.at;
        int end = line.length - 1;
        int x = 1;
        int a = line[0];
        int c = above[0];
        int b = above[1];
        while (x < end) {
            int d = above[x + 1];
            int context = 81 * regions[maxval + d - b] + 9 * regions[maxval + b - c] + regions[maxval + c - a];
            if (context == 0) {
                bits.cache = cache;
                bits.valid = valid;
                bits.at = at;
                x = afterRun(component, above, line, x);
                cache = bits.cache;
                valid = bits.valid;
                at = bits.at;
                if (x < end) {
                    a = line[x - 1];
                    c = above[x - 1];
                    b = above[x];
                }
                continue;
            }
            cache |= (long) ScanBits.LONG_AT.get(bytes, at) >>> valid;
            at = Math.min(at + (63 - valid >> 3), lastFetch);
            valid |= 56;
            int sign = context >> 31;
            int place = ((context ^ sign) - sign) * Contexts.STRIDE;
            int coding = contexts.coding(place);
            int k = Contexts.k(coding);
            int zeros = Long.numberOfLeadingZeros(cache);
            int mapped;
            if (zeros < longest) {
                mapped = zeros << k | (int) (cache << zeros + 1 >>> 1 >>> 63 - k);
                cache <<= zeros + 1 + k;
                valid -= zeros + 1 + k;
                if (mapped > greatest) {
                    throw Refusal.malformed("holds an error value outside its range");
                }
            } else {
                bits.cache = cache;
                bits.valid = valid;
                bits.at = at;
                mapped = bits.golomb(k, full, errorBits);
                cache = bits.cache;
                valid = bits.valid;
                at = bits.at;
            }
            int error = mapped >> 1 ^ -(mapped & 1) ^ Contexts.inversion(coding);
            int predicted = RegularMode.predicted(a, b, c) + ((Contexts.correction(coding) ^ sign) - sign);
            predicted = Math.max(0, Math.min(maxval, predicted));
            a = predicted + ((error ^ sign) - sign) & maxval;
            line[x++] = a;
            c = b;
            b = d;
            contexts.update(place, error);
        }
        bits.cache = cache;
        bits.valid = valid;
        bits.at = at;
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
