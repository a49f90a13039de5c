package org.secondread.preprocessing.pixel.jpeg;

import java.nio.ByteBuffer;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.preprocessing.pixel.FrameDecoder;
import org.secondread.preprocessing.pixel.Photometric;
import org.secondread.preprocessing.pixel.PixelFormat;
import org.secondread.preprocessing.pixel.Samples;

/**
 * Frames in the transfer syntaxes JPEG Baseline, JPEG Extended and JPEG Lossless (PS3.5 A.4.1, 8.2.1; ITU-T T.81). Which
 * process a frame uses is read from its own frame header, since transfer syntaxes have been seen to lie: sequential DCT
 * of 8 or 12 bits, or lossless of 2 to 16 bits, with Huffman codes. DCT samples equal those of libjpeg's accurate integer
 * transform and its smooth upsampling.
 *
 * <p>Three components come out as RGB or, at full size, as YBR_FULL: see {@link ColourRule}.
 */
public final class JpegFrameDecoder implements FrameDecoder {
    @Override
    public Photometric decode(ByteBuffer encoded, PixelFormat format, Samples into, int at) {
        if (!(into instanceof Samples.Shorts shorts) || format.bitsAllocated() == 1) {
            throw DiagnosisException.of(
                    ErrorCode.MALFORMED_ATTRIBUTE, "BitsAllocated (0028,0100)", "must be 8 or 16 in JPEG");
        }
        return new FrameReading(Codestream.of(encoded), format, shorts.bits(), at).read();
    }
}
