package org.secondread.preprocessing.pixel.jpeg2000;

/**
 * How one component is cut and coded (T.800 A.6.1 and A.6.2).
 *
 * @param levels of decomposition, 0 to 32
 * @param blockWidth exponent of a code-block's width
 * @param blockHeight exponent of its height
 * @param style of the code-blocks
 * @param reversible whether the 5/3 wavelet is used, else 9/7
 * @param precincts for each resolution from the lowest, exponents of width and, times 16, of height
 */
record ComponentStyle(
        int levels, int blockWidth, int blockHeight, BlockStyle style, boolean reversible, int[] precincts) {
    private static final int WHOLE = 0xFF;

    static ComponentStyle read(Cursor segment, boolean ownPrecincts) {
        int levels = segment.u8();
        int width = segment.u8() + 2;
        int height = segment.u8() + 2;
        if (levels > 32 || width > 10 || height > 10 || width + height > 12) {
            throw Refusal.malformed("COD has too many levels or too large code-blocks");
        }
        BlockStyle style = new BlockStyle(segment.u8());
        int transform = segment.u8();
        if (transform > 1) {
            throw Refusal.unsupported("the wavelet is");
        }
        int[] precincts = new int[levels + 1];
        for (int r = 0; r <= levels; r++) {
            precincts[r] = ownPrecincts ? segment.u8() : WHOLE;
            if (r > 0 && ((precincts[r] & 15) == 0 || precincts[r] >> 4 == 0)) {
                throw Refusal.malformed("a precinct is narrower than its sub-bands allow");
            }
        }
        return new ComponentStyle(levels, width, height, style, transform == 1, precincts);
    }

    int precinctWidth(int resolution) {
        return precincts[resolution] & 15;
    }

    int precinctHeight(int resolution) {
        return precincts[resolution] >> 4;
    }
}
