package org.secondread.preprocessing.pixel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.secondread.preprocessing.pixel.PixelFormat.SampleType;

class ColourConverterTest {
    /** The corners of the colour cube by ITU-R BT.601, full range. */
    @ParameterizedTest
    @CsvSource({
        "0, 128, 128, 0, 0, 0",
        "255, 128, 128, 255, 255, 255",
        "76, 85, 255, 254, 0, 0",
        "150, 44, 21, 0, 255, 1",
        "29, 255, 107, 0, 0, 254",
        "100, 90, 200, 201, 62, 33"
    })
    void fullRangeLuminance(int y, int cb, int cr, int red, int green, int blue) {
        assertThat(convert(Photometric.YBR_FULL, 8, y, cb, cr)).containsExactly(bytes(red, green, blue));
        assertThat(convert(Photometric.YBR_FULL_422, 8, y, cb, cr)).containsExactly(bytes(red, green, blue));
    }

    @ParameterizedTest
    @CsvSource({"16, 128, 128, 0, 0, 0", "235, 128, 128, 255, 255, 255", "81, 90, 240, 254, 0, 0"})
    void partialRangeLuminance(int y, int cb, int cr, int red, int green, int blue) {
        assertThat(convert(Photometric.YBR_PARTIAL_420, 8, y, cb, cr)).containsExactly(bytes(red, green, blue));
    }

    @Test
    void redGreenBlue_loseTheirLowerBits() {
        assertThat(convert(Photometric.RGB, 8, 1, 128, 255)).containsExactly(bytes(1, 128, 255));
        assertThat(convert(Photometric.RGB, 16, 0x1234, 0x8000, 0xFFFF)).containsExactly(bytes(0x12, 0x80, 0xFF));
    }

    /** Below the first entry its colour holds, beyond the last one that one's. */
    @Test
    void aPalette_isHeldAtItsEnds() {
        PixelFormat format = format(Photometric.PALETTE_COLOR, 16, 4);
        Palette palette = new Palette(10, bytes(1, 2), bytes(3, 4), bytes(5, 6));
        Samples samples = new Samples.Shorts(new short[] {9, 10, 11, 12}, false);

        assertThat(new ColourConverter(format, Optional.of(palette)).toRgb(samples, 0, Photometric.PALETTE_COLOR))
                .containsExactly(bytes(1, 3, 5, 1, 3, 5, 2, 4, 6, 2, 4, 6));
    }

    @ParameterizedTest
    @EnumSource(names = {"MONOCHROME1", "MONOCHROME2", "YBR_ICT", "YBR_RCT", "PALETTE_COLOR"})
    void whatHasNoColours_isNotGuessed(Photometric photometric) {
        assertThatThrownBy(() -> convert(photometric, 8, 1, 2, 3)).isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] convert(Photometric photometric, int bits, int... samples) {
        short[] stored = new short[samples.length + 1];
        for (int n = 0; n < samples.length; n++) {
            stored[n + 1] = (short) samples[n];
        }
        return new ColourConverter(format(photometric, bits, 1), Optional.empty())
                .toRgb(new Samples.Shorts(stored, false), 1, photometric);
    }

    private static PixelFormat format(Photometric photometric, int bits, int columns) {
        return new PixelFormat(
                columns, 1, photometric, false, SampleType.INTEGER, bits == 8 ? 8 : 16, bits, bits - 1, false);
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int n = 0; n < values.length; n++) {
            bytes[n] = (byte) values[n];
        }
        return bytes;
    }
}
