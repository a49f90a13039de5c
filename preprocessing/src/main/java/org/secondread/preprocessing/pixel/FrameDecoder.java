package org.secondread.preprocessing.pixel;

import java.nio.ByteBuffer;

/**
 * Turns the encoded bytes of one frame into stored values. Decoders hold no state and are used from several threads at
 * once. A decoder for compressed frames compares what the codestream says of itself with the format before it takes any
 * memory; its memory and time are bounded by the format, whatever the bytes claim.
 */
public interface FrameDecoder {
    /**
     * Writes the frame's stored values, whose sign is that of the format whatever the codestream says of it.
     *
     * @param encoded the frame's bytes between position and limit; its byte order is of no account
     * @param into receives {@code format.sampleCount()} samples from index {@code at} on; made by
     *     {@link Samples#of(PixelFormat, int)}
     * @return what the written samples mean: the format's own interpretation, or the one that decoding led to, as when a
     *     codestream's colour transform was undone or subsampled chrominance was brought to full size
     * @throws org.secondread.domain.DiagnosisException TRUNCATED when the bytes end before the frame does;
     *     MALFORMED_ATTRIBUTE when they are no frame of this format
     */
    Photometric decode(ByteBuffer encoded, PixelFormat format, Samples into, int at);
}
