package org.secondread.preprocessing.pixel.jpegls;

import java.nio.ByteBuffer;
import org.secondread.preprocessing.pixel.FrameDecoder;
import org.secondread.preprocessing.pixel.Photometric;
import org.secondread.preprocessing.pixel.PixelFormat;
import org.secondread.preprocessing.pixel.Samples;

/**
 * Frames in JPEG-LS, lossless or near-lossless (PS3.5 section A.4.3, ITU-T T.87): 2 to 16 bits, all interleave modes, preset
 * parameters, restart markers. Colours are left as they are encoded. Refused by name: mapping tables, point transforms,
 * subsampled components, sizes outside the frame header, and the colour transforms of APP8 "mrfx", which are no part of the
 * standard.
 */
public final class JpegLsFrameDecoder implements FrameDecoder {
    @Override
    public Photometric decode(ByteBuffer encoded, PixelFormat format, Samples into, int at) {
        if (!(into instanceof Samples.Shorts shorts) || format.isFloat() || format.bitsAllocated() < Byte.SIZE) {
            throw Refusal.malformed("stands for samples that are neither 8 nor 16 bits");
        }
        int unused = format.signed() ? Short.SIZE - format.bitsStored() : 0;
        int samples = format.photometric().samples();
        SampleSink sink = new SampleSink(shorts.bits(), at, format.columns(), samples, unused);
        new FrameReader(Codestream.of(encoded), format, sink).read();
        return format.photometric();
    }
}
