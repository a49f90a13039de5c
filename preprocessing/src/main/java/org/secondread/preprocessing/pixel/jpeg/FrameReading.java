package org.secondread.preprocessing.pixel.jpeg;

import org.jspecify.annotations.Nullable;
import org.secondread.preprocessing.pixel.Photometric;
import org.secondread.preprocessing.pixel.PixelFormat;

/**
 * One walk through a codestream (T.81 figures B.2, E.6): tables, the frame header, and scans until each component was
 * read once. What follows, be it padding or nothing at all, is of no account. A component is never read twice, so all
 * scans together take no longer than the format's samples.
 */
final class FrameReading {
    private final Codestream stream;
    private final PixelFormat format;
    private final short[] into;
    private final int at;
    private final CodingTables tables = new CodingTables();
    private ColourRule colour = ColourRule.UNSAID;
    private @Nullable Frame frame;

    FrameReading(Codestream stream, PixelFormat format, short[] into, int at) {
        this.stream = stream;
        this.format = format;
        this.into = into;
        this.at = at;
    }

    Photometric read() {
        stream.start();
        while (frame == null || !frame.isComplete()) {
            readSegment(stream.nextMarker());
        }
        return frame.finish(colour);
    }

    private void readSegment(int marker) {
        if (marker == 0xD9) {
            throw Refusal.truncated();
        }
        if (marker < 0xC0 || marker >= 0xD0 && marker <= 0xD8) {
            throw Refusal.malformed("has a marker that cannot stand between segments");
        }
        stream.openSegment();
        switch (marker) {
            case 0xC4 -> tables.readHuffman(stream);
            case 0xDA -> readScan();
            case 0xDB -> tables.readQuantization(stream);
            case 0xDD -> tables.readRestartInterval(stream);
            case 0xEE -> colour = ColourRule.read(stream);
            default -> {
                if (CodingProcess.isFrame(marker)) {
                    readFrameHeader(CodingProcess.of(marker));
                }
            }
        }
    }

    private void readFrameHeader(CodingProcess process) {
        if (frame != null) {
            throw Refusal.malformed("has two frame headers");
        }
        frame = new Frame(FrameHeader.read(process, stream, format), format, into, at);
    }

    private void readScan() {
        if (frame == null) {
            throw Refusal.malformed("has a scan before its frame header");
        }
        frame.readScan(stream, tables);
    }
}
