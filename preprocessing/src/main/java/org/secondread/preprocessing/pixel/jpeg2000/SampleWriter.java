package org.secondread.preprocessing.pixel.jpeg2000;

import org.secondread.preprocessing.pixel.PixelFormat;
import org.secondread.preprocessing.pixel.Samples;

/**
 * Writes a tile's samples into the frame: level shift, cut to the range of the precision (T.800 annex G.1), and then the
 * sign that the DICOM header states. Where the two disagree the bits are what was stored: a sample that the codestream
 * calls unsigned and the header signed carries its sign in the highest of Bits Stored; one that the codestream calls
 * signed and the header unsigned is the number of the same bits.
 */
final class SampleWriter {
    private final ImageSize size;
    private final PixelFormat format;
    private final Samples into;
    private final int at;
    private final long lowest;
    private final long highest;
    private final long shift;
    private final int[] row;

    SampleWriter(ImageSize size, PixelFormat format, Samples into, int at) {
        this.size = size;
        this.format = format;
        this.into = into;
        this.at = at;
        this.row = new int[format.columns()];
        long half = 1L << size.precision() - 1;
        this.shift = size.signed() ? 0 : half;
        this.lowest = size.signed() ? -half : 0;
        this.highest = size.signed() ? half - 1 : 2 * half - 1;
    }

    void write(Area tile, int component, CoefficientPlane plane) {
        int columns = size.image().width();
        int step = size.components();
        int from = 0;
        for (int y = tile.y0(); y < tile.y1(); y++) {
            int start =
                    (y - size.image().y0()) * columns + tile.x0() - size.image().x0();
            plane.copyRounded(from, tile.width(), row);
            writeRow(tile.width(), at + start * step + component, step);
            from += tile.width();
        }
    }

    private void writeRow(int count, int to, int step) {
        if (into instanceof Samples.Shorts shorts) {
            writeShorts(count, shorts.bits(), to, step);
        } else if (into instanceof Samples.Ints ints) {
            for (int n = 0; n < count; n++) {
                ints.bits()[to + n * step] = (int) stored(Math.max(lowest, Math.min(highest, row[n] + shift)));
            }
        }
    }

    private void writeShorts(int count, short[] bits, int to, int step) {
        int least = (int) lowest;
        int most = (int) highest;
        int up = (int) shift;
        boolean agree = size.signed() == format.signed();
        for (int n = 0; n < count; n++) {
            int value = Math.max(least, Math.min(most, row[n] + up));
            bits[to + n * step] = (short) (agree ? value : stored(value));
        }
    }

    private long stored(long value) {
        if (size.signed() == format.signed()) {
            return value;
        }
        if (format.signed()) {
            int unused = Long.SIZE - format.bitsStored();
            return value << unused >> unused;
        }
        return value & (1L << size.precision()) - 1;
    }
}
