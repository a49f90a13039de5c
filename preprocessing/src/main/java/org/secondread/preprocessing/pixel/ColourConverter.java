package org.secondread.preprocessing.pixel;

import java.util.Optional;

/**
 * Turns the stored values of a colour frame into red, green and blue of 8 bits, for display only: nothing is measured on
 * them. Values of more bits lose their lower ones.
 */
public final class ColourConverter {
    private final PixelFormat format;
    private final Optional<Palette> palette;
    private final int down;

    /** @param palette of the image, for PALETTE COLOR */
    public ColourConverter(PixelFormat format, Optional<Palette> palette) {
        this.format = format;
        this.palette = palette;
        this.down = Math.max(0, format.bitsStored() - Byte.SIZE);
    }

    /**
     * Red, green and blue side by side for each pixel, row by row.
     *
     * @param photometric what the samples mean, as the frame's decoder told
     * @param at index of the frame's first sample
     * @throws IllegalArgumentException for samples that are no colours: monochrome ones need a window, and the colour
     *     transforms of JPEG 2000 are undone by its decoder
     */
    public byte[] toRgb(Samples samples, int at, Photometric photometric) {
        byte[] rgb = new byte[3 * format.pixelCount()];
        switch (photometric) {
            case PALETTE_COLOR -> paint(samples, at, rgb);
            case RGB -> copy(samples, at, rgb);
            case YBR_FULL, YBR_FULL_422 -> fromLuminance(samples, at, rgb, 0, 1, 1);
            case YBR_PARTIAL_420 -> fromLuminance(samples, at, rgb, 16, 255.0 / 219, 255.0 / 224);
            case MONOCHROME1, MONOCHROME2, YBR_ICT, YBR_RCT ->
                throw new IllegalArgumentException(photometric.term() + " holds no colours");
        }
        return rgb;
    }

    private void paint(Samples samples, int at, byte[] rgb) {
        Palette colours = palette.orElseThrow(() -> new IllegalArgumentException("PALETTE COLOR without a palette"));
        for (int n = 0; n < format.pixelCount(); n++) {
            colours.put((int) samples.at(at + n), rgb, 3 * n);
        }
    }

    private void copy(Samples samples, int at, byte[] rgb) {
        for (int n = 0; n < rgb.length; n++) {
            rgb[n] = (byte) eightBits(samples, at + n);
        }
    }

    /** ITU-R BT.601, by which PS3.3 C.7.6.3.1.2 defines luminance and chrominance. */
    private void fromLuminance(Samples samples, int at, byte[] rgb, int black, double gain, double chromaGain) {
        for (int n = 0; n < rgb.length; n += 3) {
            double y = gain * (eightBits(samples, at + n) - black);
            double cb = chromaGain * (eightBits(samples, at + n + 1) - 128);
            double cr = chromaGain * (eightBits(samples, at + n + 2) - 128);
            rgb[n] = clipped(y + 1.402 * cr);
            rgb[n + 1] = clipped(y - 0.114 * 1.772 / 0.587 * cb - 0.299 * 1.402 / 0.587 * cr);
            rgb[n + 2] = clipped(y + 1.772 * cb);
        }
    }

    private int eightBits(Samples samples, int index) {
        return (int) ((long) samples.at(index) >> down) & 0xFF;
    }

    private static byte clipped(double value) {
        return (byte) Math.max(0, Math.min(255, Math.round(value)));
    }
}
