package org.secondread.phantoms.series;

/**
 * How modality values become stored integers (PS3.3 C.7.6.3 and C.11.1).
 *
 * @param bitsAllocated 8 or 16
 * @param highBit normally one less than {@code bitsStored}
 * @param slope Rescale Slope
 * @param intercept Rescale Intercept
 * @param photometric Photometric Interpretation: MONOCHROME2, or MONOCHROME1, which only says that small values are to be shown bright
 */
public record PixelEncoding(
        int bitsAllocated,
        int bitsStored,
        int highBit,
        boolean signed,
        double slope,
        double intercept,
        String photometric) {

    /** What most CT scanners write: 12 of 16 bits, unsigned, air near zero. */
    public static final PixelEncoding CT_12_BIT = unsigned(12).withRescale(1, -1024);

    public static final PixelEncoding CT_16_BIT_SIGNED = signed(16).withRescale(1, 0);

    /** Unrescaled, as in MR. */
    public static final PixelEncoding MR_12_BIT = unsigned(12);

    public PixelEncoding {
        if (bitsAllocated != 8 && bitsAllocated != 16) {
            throw new IllegalArgumentException("8 or 16 bits are allocated");
        }
        if (bitsStored < 2 || highBit < bitsStored - 1 || highBit >= bitsAllocated) {
            throw new IllegalArgumentException("the stored bits end at the high bit and lie within those allocated");
        }
    }

    /** Unsigned, without rescale, in the smallest allocation that holds the bits. */
    public static PixelEncoding unsigned(int bitsStored) {
        return new PixelEncoding(bitsStored > 8 ? 16 : 8, bitsStored, bitsStored - 1, false, 1, 0, "MONOCHROME2");
    }

    /** Two's complement, without rescale, in the smallest allocation that holds the bits. */
    public static PixelEncoding signed(int bitsStored) {
        return new PixelEncoding(bitsStored > 8 ? 16 : 8, bitsStored, bitsStored - 1, true, 1, 0, "MONOCHROME2");
    }

    public PixelEncoding withRescale(double newSlope, double newIntercept) {
        return new PixelEncoding(bitsAllocated, bitsStored, highBit, signed, newSlope, newIntercept, photometric);
    }

    public PixelEncoding withPhotometric(String newPhotometric) {
        return new PixelEncoding(bitsAllocated, bitsStored, highBit, signed, slope, intercept, newPhotometric);
    }

    public PixelEncoding withHighBit(int newHighBit) {
        return new PixelEncoding(bitsAllocated, bitsStored, newHighBit, signed, slope, intercept, photometric);
    }

    public boolean hasRescale() {
        return slope != 1 || intercept != 0;
    }

    public int smallestStored() {
        return signed ? -(1 << (bitsStored - 1)) : 0;
    }

    public int largestStored() {
        return (1 << (signed ? bitsStored - 1 : bitsStored)) - 1;
    }

    /** The stored integer nearest to a modality value, or the end of the range it lies beyond. */
    public int storedValue(double modalityValue) {
        double stored = Math.rint((modalityValue - intercept) / slope);
        return (int) Math.max(smallestStored(), Math.min(largestStored(), stored));
    }

    /** The modality value that a reader must get for a true one: {@code stored · slope + intercept}. */
    public double representable(double modalityValue) {
        return storedValue(modalityValue) * slope + intercept;
    }

    /** Pixel Data in little endian, padded to an even length. */
    byte[] encode(double[] modalityValues) {
        int bytesPerPixel = bitsAllocated / 8;
        int length = modalityValues.length * bytesPerPixel;
        byte[] bytes = new byte[length + length % 2];
        int shift = highBit - bitsStored + 1;
        int mask = (1 << bitsStored) - 1;
        for (int i = 0; i < modalityValues.length; i++) {
            int bits = (storedValue(modalityValues[i]) & mask) << shift;
            bytes[i * bytesPerPixel] = (byte) bits;
            if (bytesPerPixel == 2) {
                bytes[2 * i + 1] = (byte) (bits >> 8);
            }
        }
        return bytes;
    }
}
