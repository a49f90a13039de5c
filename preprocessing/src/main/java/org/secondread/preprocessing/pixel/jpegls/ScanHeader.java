package org.secondread.preprocessing.pixel.jpegls;

/**
 * A scan header, marker SOS (T.87 clause C.2.3).
 *
 * @param samples which samples of a pixel the scan holds
 * @param near greatest difference of a decoded sample from its original; 0 when lossless
 */
record ScanHeader(int[] samples, int near, Interleave interleave) {
    /** How the components of a scan alternate (T.87 table C.3), in the order of its codes. */
    enum Interleave {
        NONE,
        LINE,
        SAMPLE
    }

    static ScanHeader read(Codestream segment, FrameHeader frame) {
        int count = segment.holding(1, "scan header").unsigned8();
        if (count < 1 || count > frame.componentIds().length) {
            throw Refusal.malformed("has a scan of an impossible number of components");
        }
        segment.holding(2 * count + 3, "scan header");
        int[] samples = samples(segment, frame, count);
        int near = segment.unsigned8();
        Interleave interleave = interleave(segment.unsigned8(), count);
        if (segment.unsigned8() != 0) {
            throw Refusal.malformed("has a point transform");
        }
        return new ScanHeader(samples, near, interleave);
    }

    private static int[] samples(Codestream segment, FrameHeader frame, int count) {
        int[] samples = new int[count];
        for (int n = 0; n < count; n++) {
            samples[n] = frame.sampleOf(segment.unsigned8());
            if (segment.unsigned8() != 0) {
                throw Refusal.malformed("has a mapping table");
            }
        }
        return samples;
    }

    /** A scan of one component has nothing to alternate, whatever code it bears. */
    private static Interleave interleave(int code, int components) {
        Interleave[] modes = Interleave.values();
        if (code >= modes.length || code == 0 && components > 1) {
            throw Refusal.malformed("has a scan of an impossible interleave mode");
        }
        return components == 1 ? Interleave.NONE : modes[code];
    }
}
