package org.secondread.preprocessing.pixel;

/**
 * How one monochrome frame's stored values lie in its encoded bytes (PS3.5 section 8.1.1).
 *
 * @param columns pixels along a row
 * @param rows rows of the frame
 * @param bitsAllocated 8 or 16 bits for each pixel cell
 * @param bitsStored bits of the cell that hold the value
 * @param highBit most significant bit of the value within the cell, counted from 0
 * @param signed whether the value is two's complement, from Pixel Representation (0028,0103)
 * @param inWords whether 8-bit cells were written as 16-bit words (VR OW), which big endian turns round
 */
public record PixelFormat(
        int columns, int rows, int bitsAllocated, int bitsStored, int highBit, boolean signed, boolean inWords) {
    public PixelFormat {
        if (columns < 1 || rows < 1) {
            throw new IllegalArgumentException("empty frame " + columns + " x " + rows);
        }
        if (bitsAllocated != 8 && bitsAllocated != 16) {
            throw new IllegalArgumentException("bits allocated " + bitsAllocated);
        }
        if (bitsStored < 1 || highBit >= bitsAllocated || bitsStored > highBit + 1) {
            throw new IllegalArgumentException("bits stored " + bitsStored + " with high bit " + highBit);
        }
    }

    public int pixelCount() {
        return Math.multiplyExact(columns, rows);
    }

    /** Length of the frame in native encoding. */
    public long byteCount() {
        long cells = (long) columns * rows * (bitsAllocated / 8);
        return inWords ? cells + (cells & 1) : cells;
    }
}
