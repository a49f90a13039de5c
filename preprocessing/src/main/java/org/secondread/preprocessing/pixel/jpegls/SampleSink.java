package org.secondread.preprocessing.pixel.jpegls;

/**
 * Writes decoded lines as stored values, the samples of a pixel side by side. The sign of a signed format is carried up
 * from its Bits Stored, for codestreams know none.
 *
 * @param bits receives the samples
 * @param at index of the frame's first sample
 * @param samples samples of a pixel
 * @param unused bits of a short above those that a signed value has; 0 when unsigned
 */
record SampleSink(short[] bits, int at, int columns, int samples, int unused) {
    void write(int row, int sample, int[] line) {
        int to = at + row * columns * samples + sample;
        for (int x = 1; x <= columns; x++) {
            bits[to] = (short) ((short) (line[x] << unused) >> unused);
            to += samples;
        }
    }
}
