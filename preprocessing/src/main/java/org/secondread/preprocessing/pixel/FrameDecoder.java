package org.secondread.preprocessing.pixel;

import java.nio.ByteBuffer;

/**
 * Turns the encoded bytes of one frame into stored values. Decoders hold no state and are used from several threads at
 * once.
 */
public interface FrameDecoder {
    /**
     * Writes the frame's stored values, as bit patterns of 16 bits (two's complement when the format is signed), row by
     * row, column fastest.
     *
     * @param encoded the frame's bytes between position and limit; its byte order is of no account
     * @param into receives {@code format.pixelCount()} values from index {@code at} on
     * @throws org.secondread.domain.DiagnosisException TRUNCATED when the bytes end before the frame does
     */
    void decode(ByteBuffer encoded, PixelFormat format, short[] into, int at);
}
