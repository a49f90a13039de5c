package org.secondread.preprocessing.pixel.jpegls;

/** Regular mode (T.87 clauses A.4 to A.6) for any MAXVAL and NEAR. */
final class RegularMode {
    private final CodingParameters parameters;
    private final ScanBits bits;
    private final Contexts contexts;
    private final int maxval;
    private final int longest;

    RegularMode(CodingParameters parameters, ScanBits bits) {
        this.parameters = parameters;
        this.bits = bits;
        this.contexts = new Contexts(parameters);
        this.maxval = parameters.maxval();
        this.longest = parameters.longestUnary();
    }

    /**
     * The next sample.
     *
     * @param context 81·Q1 + 9·Q2 + Q3, whose negative stands for the same context mirrored
     * @param left the sample before, Ra
     * @param above Rb
     * @param aboveLeft Rc
     */
    int decode(int context, int left, int above, int aboveLeft) {
        int sign = context >> 31;
        int at = ((context ^ sign) - sign) * Contexts.STRIDE;
        int coding = contexts.coding(at);
        int predicted = predicted(left, above, aboveLeft) + ((Contexts.correction(coding) ^ sign) - sign);
        predicted = Math.max(0, Math.min(maxval, predicted));
        int mapped = bits.golomb(Contexts.k(coding), longest, parameters.errorBits());
        int error = mapped >> 1 ^ -(mapped & 1) ^ Contexts.inversion(coding);
        contexts.update(at, error);
        return reconstructed(predicted, (error ^ sign) - sign, parameters);
    }

    /** The median of left, above and their planar continuation (clause A.4.1). */
    static int predicted(int left, int above, int aboveLeft) {
        int least = Math.min(left, above);
        int greatest = Math.max(left, above);
        return Math.max(least, Math.min(greatest, left + above - aboveLeft));
    }

    /** A sample from its prediction and quantised error, which is known but for multiples of RANGE (clause A.4.4). */
    static int reconstructed(int predicted, int error, CodingParameters parameters) {
        int near = parameters.near();
        int maxval = parameters.maxval();
        int wrap = parameters.range() * parameters.step();
        int sample = predicted + error * parameters.step();
        if (sample < -near) {
            sample += wrap;
        } else if (sample > maxval + near) {
            sample -= wrap;
        }
        return Math.max(0, Math.min(maxval, sample));
    }
}
