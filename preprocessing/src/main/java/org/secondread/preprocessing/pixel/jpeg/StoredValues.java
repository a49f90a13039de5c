package org.secondread.preprocessing.pixel.jpeg;

import org.secondread.preprocessing.pixel.PixelFormat;

/**
 * Makes stored values of the unsigned samples of a codestream. The sign is that of Pixel Representation, at the place
 * that Bits Stored gives it, whether the encoder was handed values or whole cells with the sign carried up. Unsigned
 * samples remain as they are, also beyond Bits Stored.
 */
final class StoredValues {
    private final PixelFormat format;
    private final int precision;

    StoredValues(PixelFormat format, int precision) {
        this.format = format;
        this.precision = precision;
    }

    void restore(short[] samples, int from, int to) {
        int below = format.highBit() + 1 - format.bitsStored();
        if (below > 0 && precision == format.highBit() + 1) {
            dropBitsBelow(samples, from, to, below);
        }
        if (format.signed() && format.bitsStored() < Short.SIZE) {
            extendSign(samples, from, to);
        }
    }

    /** The encoder was handed cells whose value does not begin at bit 0. */
    private static void dropBitsBelow(short[] samples, int from, int to, int below) {
        for (int n = from; n < to; n++) {
            samples[n] = (short) ((samples[n] & 0xFFFF) >> below);
        }
    }

    private void extendSign(short[] samples, int from, int to) {
        int unused = Short.SIZE - format.bitsStored();
        for (int n = from; n < to; n++) {
            samples[n] = (short) ((short) (samples[n] << unused) >> unused);
        }
    }
}
