package org.secondread.preprocessing.pixel.jpegls;

import org.jspecify.annotations.Nullable;
import org.secondread.preprocessing.pixel.PixelFormat;

/** Reads one frame's codestream, marker by marker, until each component has had its scan (T.87 annex C). */
final class FrameReader {
    private static final int SOI = 0xD8;
    private static final int SOF55 = 0xF7;
    private static final int SOS = 0xDA;
    private static final int DRI = 0xDD;
    private static final int LSE = 0xF8;
    private static final int APP0 = 0xE0;
    private static final int APP8 = 0xE8;
    private static final int APP15 = 0xEF;
    private static final int COMMENT = 0xFE;
    private static final long COLOUR_TRANSFORM = 0x6D726678; // "mrfx"

    private final Codestream stream;
    private final PixelFormat format;
    private final SampleSink sink;
    private @Nullable FrameHeader frame;
    private Presets presets = Presets.NONE;
    private long restartInterval;
    private int decoded;

    FrameReader(Codestream stream, PixelFormat format, SampleSink sink) {
        this.stream = stream;
        this.format = format;
        this.sink = sink;
    }

    void read() {
        if (stream.marker() != SOI) {
            throw Refusal.malformed("does not begin with the marker SOI");
        }
        int all = (1 << sink.samples()) - 1;
        while (decoded != all) {
            readSegment(stream.marker());
        }
    }

    private void readSegment(int marker) {
        switch (marker) {
            case SOF55 -> readFrameHeader(stream.segment());
            case LSE -> readPresets(stream.segment());
            case DRI -> readRestartInterval(stream.segment());
            case SOS -> readScan(stream.segment());
            case APP8 -> refuseColourTransform(stream.segment());
            default -> skip(marker);
        }
    }

    private void readFrameHeader(Codestream segment) {
        if (frame != null) {
            throw Refusal.malformed("has a second frame header");
        }
        frame = FrameHeader.read(segment, format);
    }

    private void readPresets(Codestream segment) {
        switch (segment.holding(1, "segment of preset parameters").unsigned8()) {
            case 1 -> presets = Presets.read(segment);
            case 2, 3 -> throw Refusal.malformed("has a mapping table");
            case 4 -> throw Refusal.malformed("has a size outside its frame header");
            default -> throw Refusal.malformed("has preset parameters of an unknown kind");
        }
    }

    private void readRestartInterval(Codestream segment) {
        int length = segment.holding(2, "restart interval").remaining();
        restartInterval = segment.unsigned(Math.min(length, Integer.BYTES));
    }

    private void readScan(Codestream segment) {
        if (frame == null) {
            throw Refusal.malformed("has a scan before its frame header");
        }
        ScanHeader scan = ScanHeader.read(segment, frame);
        for (int sample : scan.samples()) {
            if ((decoded & 1 << sample) != 0) {
                throw Refusal.malformed("has a component twice");
            }
            decoded |= 1 << sample;
        }
        Presets resolved = presets.resolved(frame.precision(), scan.near());
        new ScanDecoder(scan, CodingParameters.of(resolved, scan.near()), sink)
                .decode(stream, frame.rows(), restartInterval);
    }

    private static void refuseColourTransform(Codestream segment) {
        if (segment.remaining() >= 5 && segment.unsigned(4) == COLOUR_TRANSFORM && segment.unsigned8() != 0) {
            throw Refusal.malformed("has a colour transform of APP8 mrfx");
        }
    }

    private void skip(int marker) {
        if (marker == COMMENT || marker >= APP0 && marker <= APP15) {
            stream.segment();
        } else {
            throw Refusal.malformed("has a marker that JPEG-LS knows no use for");
        }
    }
}
