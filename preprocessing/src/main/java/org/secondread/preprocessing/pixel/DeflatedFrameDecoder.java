package org.secondread.preprocessing.pixel;

import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;

/**
 * Frames that are each compressed by RFC 1951 (Deflated Image Frame Compression, PS3.5 section A.4.12). No more is inflated
 * than the format demands.
 */
public final class DeflatedFrameDecoder implements FrameDecoder {
    private final FrameDecoder inflated;

    /** @param inflated decodes what comes out */
    public DeflatedFrameDecoder(FrameDecoder inflated) {
        this.inflated = inflated;
    }

    @Override
    public Photometric decode(ByteBuffer encoded, PixelFormat format, Samples into, int at) {
        ByteBuffer frame = ByteBuffer.allocate(Math.toIntExact(format.byteCount()));
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(encoded.slice());
            while (frame.hasRemaining() && inflater.inflate(frame) > 0) {
                // a call fills as much as it can
            }
        } catch (DataFormatException e) {
            throw DiagnosisException.of(
                            ErrorCode.MALFORMED_ATTRIBUTE,
                            "PixelData (7FE0,0010)",
                            "a frame is no deflated stream (PS3.5 A.4.12)")
                    .causedBy(e);
        } finally {
            inflater.end();
        }
        return inflated.decode(frame.flip(), format, into, at);
    }
}
