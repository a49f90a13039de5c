package org.secondread.phantoms.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PixelEncodingTest {

    @Test
    void airIsTwentyFourInTwelveBits() {
        assertThat(PixelEncoding.CT_12_BIT.storedValue(-1000)).isEqualTo(24);
        assertThat(PixelEncoding.CT_12_BIT.encode(new double[] {-1000, 40})).containsExactly(24, 0, 0x28, 0x04);
    }

    @Test
    void valuesOutsideTheRangeTakeItsEnd() {
        assertThat(PixelEncoding.CT_12_BIT.storedValue(-5000)).isZero();
        assertThat(PixelEncoding.CT_12_BIT.storedValue(5000)).isEqualTo(4095);
        assertThat(PixelEncoding.CT_16_BIT_SIGNED.storedValue(-50_000)).isEqualTo(-32768);
        assertThat(PixelEncoding.CT_16_BIT_SIGNED.storedValue(50_000)).isEqualTo(32767);
    }

    @Test
    void negativeNumbersAreTwosComplementWithinTheStoredBits() {
        assertThat(PixelEncoding.CT_16_BIT_SIGNED.encode(new double[] {-2})).containsExactly(0xFE, 0xFF);
        assertThat(PixelEncoding.signed(12).encode(new double[] {-2})).containsExactly(0xFE, 0x0F);
    }

    @Test
    void aRaisedHighBitShiftsTheNumber() {
        PixelEncoding raised = new PixelEncoding(16, 12, 15, false, 1, 0, "MONOCHROME2");
        assertThat(raised.encode(new double[] {0x123})).containsExactly(0x30, 0x12);
    }

    @Test
    void eightBitsArePaddedToAnEvenLength() {
        assertThat(PixelEncoding.unsigned(8).encode(new double[] {1, 2, 255})).containsExactly(1, 2, 0xFF, 0);
    }

    @Test
    void slopeAndInterceptRoundToTheNearestStep() {
        PixelEncoding coarse = PixelEncoding.unsigned(12).withRescale(2.5, -1000);
        assertThat(coarse.storedValue(-994)).isEqualTo(2);
        assertThat(coarse.representable(-994)).isEqualTo(-995);
    }

    @Test
    void onlyUnityHasNoRescale() {
        assertThat(PixelEncoding.unsigned(12).hasRescale()).isFalse();
        assertThat(PixelEncoding.unsigned(12).withRescale(1, 5).hasRescale()).isTrue();
        assertThat(PixelEncoding.unsigned(12).withRescale(2, 0).hasRescale()).isTrue();
    }

    @Test
    void impossibleEncodingsAreRefused() {
        assertThatThrownBy(() -> PixelEncoding.unsigned(17)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PixelEncoding.unsigned(12).withHighBit(3))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PixelEncoding(32, 12, 11, false, 1, 0, "MONOCHROME2"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
