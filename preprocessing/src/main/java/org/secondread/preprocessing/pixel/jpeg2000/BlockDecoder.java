package org.secondread.preprocessing.pixel.jpeg2000;

/** Decodes the coefficients of a code-block. Holds scratch memory for one block: each frame has its own. */
interface BlockDecoder {
    /** Samples of the largest code-block. */
    int MOST_SAMPLES = 4096;

    /** Magnitude bits that fit in a word beside the sign and a bit for halves. */
    int MOST_PLANES = 30;

    /**
     * Decodes a block.
     *
     * @param packets what the block's segments are cut from
     * @return row by row: bit 31 the sign, below it twice the magnitude; the bit below the last decoded one is set, which
     *     puts the value into the middle of what it may be. Valid until the next call
     */
    int[] decode(CodeBlock block, BlockStyle style, byte[] packets);
}
