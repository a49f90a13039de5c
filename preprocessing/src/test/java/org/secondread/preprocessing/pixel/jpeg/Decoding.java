package org.secondread.preprocessing.pixel.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.preprocessing.pixel.Photometric;
import org.secondread.preprocessing.pixel.PixelFormat;
import org.secondread.preprocessing.pixel.Samples;

/** What decoding some bytes in some format gives. */
record Decoding(Photometric photometric, short[] samples) {
    static Decoding of(byte[] encoded, PixelFormat format) {
        short[] samples = new short[format.sampleCount()];
        Photometric photometric = new JpegFrameDecoder()
                .decode(ByteBuffer.wrap(encoded), format, new Samples.Shorts(samples, format.signed()), 0);
        return new Decoding(photometric, samples);
    }

    static void isRefused(byte[] encoded, PixelFormat format, ErrorCode code, String rule) {
        assertThatThrownBy(() -> of(encoded, format))
                .isInstanceOfSatisfying(DiagnosisException.class, e -> assertThat(e.code() + " " + e.getMessage())
                        .startsWith(code.name())
                        .contains(rule));
    }

    static PixelFormat monochrome(int columns, int rows, int stored, boolean signed) {
        return PixelFormat.monochrome(columns, rows, stored <= 8 ? 8 : 16, stored, stored - 1, signed);
    }

    static PixelFormat colour(int columns, int rows, Photometric photometric, int stored) {
        return new PixelFormat(
                columns,
                rows,
                photometric,
                false,
                PixelFormat.SampleType.INTEGER,
                stored <= 8 ? 8 : 16,
                stored,
                stored - 1,
                false);
    }
}
