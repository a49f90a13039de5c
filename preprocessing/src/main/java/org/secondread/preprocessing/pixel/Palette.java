package org.secondread.preprocessing.pixel;

/**
 * A palette colour lookup table (PS3.3 C.7.6.3.1.5). Stored values below its first give its first colour, those beyond its
 * end its last.
 *
 * @param first stored value that the first entry is for
 * @param red intensities of 8 bits, as green and blue; all of one length, which is at least one
 */
public record Palette(int first, byte[] red, byte[] green, byte[] blue) {
    public Palette {
        if (red.length < 1 || green.length != red.length || blue.length != red.length) {
            throw new IllegalArgumentException("a palette has as many intensities of each colour, and at least one");
        }
    }

    /** Puts red, green and blue of a stored value into an array. */
    void put(int stored, byte[] rgb, int at) {
        int entry = (int) Math.max(0, Math.min((long) stored - first, red.length - 1L));
        rgb[at] = red[entry];
        rgb[at + 1] = green[entry];
        rgb[at + 2] = blue[entry];
    }
}
