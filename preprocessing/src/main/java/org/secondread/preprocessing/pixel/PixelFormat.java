package org.secondread.preprocessing.pixel;

/**
 * How one frame's stored values lie in its encoded bytes (PS3.5 section 8, PS3.3 C.7.6.3).
 *
 * @param columns pixels along a row
 * @param rows rows of the frame
 * @param photometric what the samples of a pixel mean; it fixes their number
 * @param planar whether colours lie plane by plane (Planar Configuration 1) in native and run-length encoding
 * @param type integers, or one of the two floating types
 * @param bitsAllocated bits of each sample's cell: 1, 8, 16 or 32; 32 or 64 for floating types
 * @param bitsStored bits of the cell that hold the value
 * @param highBit most significant bit of the value within the cell, counted from 0
 * @param signed whether the value is two's complement, from Pixel Representation (0028,0103)
 */
public record PixelFormat(
        int columns,
        int rows,
        Photometric photometric,
        boolean planar,
        SampleType type,
        int bitsAllocated,
        int bitsStored,
        int highBit,
        boolean signed) {

    /** In which attribute the samples are: Pixel Data, Float Pixel Data or Double Float Pixel Data. */
    public enum SampleType {
        INTEGER,
        FLOAT,
        DOUBLE
    }

    public PixelFormat {
        if (columns < 1 || rows < 1) {
            throw new IllegalArgumentException("empty frame " + columns + " x " + rows);
        }
        boolean sound =
                switch (type) {
                    case INTEGER ->
                        bitsAllocated == 1 || bitsAllocated == 8 || bitsAllocated == 16 || bitsAllocated == 32;
                    case FLOAT -> bitsAllocated == Float.SIZE;
                    case DOUBLE -> bitsAllocated == Double.SIZE;
                };
        if (!sound) {
            throw new IllegalArgumentException("bits allocated " + bitsAllocated + " of " + type);
        }
        if (bitsStored < 1 || highBit >= bitsAllocated || bitsStored > highBit + 1) {
            throw new IllegalArgumentException("bits stored " + bitsStored + " with high bit " + highBit);
        }
    }

    /** One integer sample a pixel, MONOCHROME2. */
    public static PixelFormat monochrome(
            int columns, int rows, int bitsAllocated, int bitsStored, int highBit, boolean signed) {
        return new PixelFormat(
                columns,
                rows,
                Photometric.MONOCHROME2,
                false,
                SampleType.INTEGER,
                bitsAllocated,
                bitsStored,
                highBit,
                signed);
    }

    public boolean isFloat() {
        return type != SampleType.INTEGER;
    }

    public int pixelCount() {
        return Math.multiplyExact(columns, rows);
    }

    public int sampleCount() {
        return Math.multiplyExact(pixelCount(), photometric.samples());
    }

    /**
     * Length of the frame in native encoding, in bits, without padding. Two neighbours of YBR_FULL_422 share their
     * chrominance there.
     */
    public long bitCount() {
        int samples = photometric == Photometric.YBR_FULL_422 ? 2 : photometric.samples();
        return (long) columns * rows * samples * bitsAllocated;
    }

    /** Length of the frame in native encoding, in whole bytes. */
    public long byteCount() {
        return (bitCount() + Byte.SIZE - 1) / Byte.SIZE;
    }
}
