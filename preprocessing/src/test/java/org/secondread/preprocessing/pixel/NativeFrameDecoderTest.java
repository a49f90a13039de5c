package org.secondread.preprocessing.pixel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.preprocessing.pixel.syntax.TransferSyntax;

class NativeFrameDecoderTest {
    @Test
    void littleEndian_unsigned() {
        assertThat(decode(TransferSyntax.EXPLICIT_LITTLE_ENDIAN, format(2, 16, 16, 15, false), 0x34, 0x12, 0xFE, 0xFF))
                .containsExactly((short) 0x1234, (short) 0xFFFE);
    }

    @Test
    void bigEndian_unsigned() {
        assertThat(decode(TransferSyntax.EXPLICIT_BIG_ENDIAN, format(2, 16, 16, 15, false), 0x12, 0x34, 0xFF, 0xFE))
                .containsExactly((short) 0x1234, (short) 0xFFFE);
    }

    /** 12 bits stored: the four bits above hold an overlay and are no part of the value. */
    @Test
    void bitsAboveTheHighBit_areCutOff() {
        assertThat(decode(TransferSyntax.IMPLICIT_LITTLE_ENDIAN, format(2, 16, 12, 11, false), 0x01, 0xF8, 0xFF, 0x1F))
                .containsExactly((short) 0x801, (short) 0xFFF);
    }

    /** 800H in 12 bits is −2048, 7FFH is 2047. */
    @Test
    void signIsCarriedUpFromTheHighBit() {
        assertThat(decode(TransferSyntax.IMPLICIT_LITTLE_ENDIAN, format(2, 16, 12, 11, true), 0x00, 0x08, 0xFF, 0x77))
                .containsExactly((short) -2048, (short) 2047);
    }

    /** 12 bits that end at bit 14: three bits below are no part of the value. */
    @Test
    void aShiftedValue_isMovedDown() {
        assertThat(decode(TransferSyntax.IMPLICIT_LITTLE_ENDIAN, format(1, 16, 12, 14, false), 0x0F, 0x80))
                .containsExactly((short) 0x001);
        assertThat(decode(TransferSyntax.IMPLICIT_LITTLE_ENDIAN, format(1, 16, 12, 15, true), 0x1F, 0x80))
                .containsExactly((short) -2047);
    }

    @Test
    void bytes_unsignedAndSigned() {
        assertThat(decode(TransferSyntax.EXPLICIT_LITTLE_ENDIAN, format(3, 8, 8, 7, false), 0x7F, 0x80, 0xFF))
                .containsExactly((short) 127, (short) 128, (short) 255);
        assertThat(decode(TransferSyntax.EXPLICIT_LITTLE_ENDIAN, format(3, 8, 8, 7, true), 0x7F, 0x80, 0xFF))
                .containsExactly((short) 127, (short) -128, (short) -1);
        assertThat(decode(TransferSyntax.EXPLICIT_LITTLE_ENDIAN, format(1, 8, 4, 5, false), 0b1110_1101))
                .containsExactly((short) 0b1011);
    }

    @Test
    void valuesGoWhereTheyBelong() {
        short[] bits = {9, 9, 9, 9};

        TransferSyntax.EXPLICIT_LITTLE_ENDIAN
                .decoder()
                .decode(
                        bytes(0x77, 0x01, 0x00, 0x02, 0x00).position(1),
                        format(2, 16, 16, 15, true),
                        new Samples.Shorts(bits, true),
                        1);

        assertThat(bits).containsExactly((short) 9, (short) 1, (short) 2, (short) 9);
    }

    @Test
    void tooFewBytes_areTruncated() {
        assertThatThrownBy(() ->
                        decode(TransferSyntax.EXPLICIT_LITTLE_ENDIAN, format(2, 16, 16, 15, false), 0x34, 0x12, 0xFE))
                .isInstanceOfSatisfying(
                        DiagnosisException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TRUNCATED));
    }

    @Test
    void anUnknownSyntax_isNamed() {
        assertThatThrownBy(() -> TransferSyntax.of("1.2.840.10008.1.2.4.102"))
                .isInstanceOfSatisfying(DiagnosisException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.TRANSFER_SYNTAX_UNSUPPORTED);
                    assertThat(e.rule()).contains("1.2.840.10008.1.2.4.102");
                });
    }

    private static PixelFormat format(int columns, int allocated, int stored, int highBit, boolean signed) {
        return PixelFormat.monochrome(columns, 1, allocated, stored, highBit, signed);
    }

    private static short[] decode(TransferSyntax syntax, PixelFormat format, int... bytes) {
        short[] into = new short[format.pixelCount()];
        syntax.decoder().decode(bytes(bytes), format, new Samples.Shorts(into, format.signed()), 0);
        return into;
    }

    private static ByteBuffer bytes(int... bytes) {
        ByteBuffer buffer = ByteBuffer.allocate(bytes.length);
        for (int b : bytes) {
            buffer.put((byte) b);
        }
        return buffer.flip();
    }
}
