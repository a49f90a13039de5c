package org.secondread.preprocessing.pixel.jpeg;

import org.secondread.preprocessing.pixel.Photometric;
import org.secondread.preprocessing.pixel.PixelFormat;

/** The samples of a frame while its scans are read, straight into their place except for subsampled components. */
final class Frame {
    private final FrameHeader header;
    private final PixelFormat format;
    private final short[] into;
    private final int at;
    private final Plane[] planes;
    private final boolean[] read;

    Frame(FrameHeader header, PixelFormat format, short[] into, int at) {
        this.header = header;
        this.format = format;
        this.into = into;
        this.at = at;
        this.read = new boolean[header.components().size()];
        this.planes = new Plane[read.length];
        for (int n = 0; n < planes.length; n++) {
            planes[n] = header.isSubsampled(n) ? subsampled(header.columnsOf(n), header.rowsOf(n)) : place(n);
        }
    }

    /** T.81 A.1.1: sizes are rounded up. */
    private Plane subsampled(int across, int down) {
        return Plane.of((header.columns() + across - 1) / across, (header.rows() + down - 1) / down);
    }

    /** Of a component, among the samples of the frame. */
    private Plane place(int n) {
        int step = planes.length;
        return new Plane(into, at + n, step, step * header.columns(), header.columns(), header.rows());
    }

    /** Reads the scan whose header is open, and goes on behind it. */
    void readScan(Codestream stream, CodingTables tables) {
        ScanHeader scan = ScanHeader.read(stream, header);
        for (ScanHeader.Component component : scan.components()) {
            if (read[component.index()]) {
                throw Refusal.malformed("codes a component twice");
            }
            read[component.index()] = true;
        }
        EntropyBits bits = stream.entropyBits();
        if (header.process() == CodingProcess.LOSSLESS) {
            new LosslessScan(header, scan, tables, planes).read(bits);
        } else {
            new DctScan(header, scan, tables, planes).read(bits);
        }
        stream.continueAfter(bits);
    }

    boolean isComplete() {
        for (boolean component : read) {
            if (!component) {
                return false;
            }
        }
        return true;
    }

    /** Makes stored values of what was read; returns what they mean. */
    Photometric finish(ColourRule colour) {
        for (int n = 0; n < planes.length; n++) {
            if (header.isSubsampled(n)) {
                upsampling(n).apply();
            }
        }
        new StoredValues(format, header.precision()).restore(into, at, at + format.sampleCount());
        return colour.apply(format.photometric(), header);
    }

    private Upsampling upsampling(int n) {
        boolean smooth = header.process() != CodingProcess.LOSSLESS;
        return new Upsampling(planes[n], place(n), header.columnsOf(n), header.rowsOf(n), smooth);
    }
}
