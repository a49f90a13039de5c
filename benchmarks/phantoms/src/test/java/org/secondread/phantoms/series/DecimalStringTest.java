package org.secondread.phantoms.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secondread.phantoms.space.Vector3;

class DecimalStringTest {

    @ParameterizedTest
    @CsvSource({"0,0", "1,1", "-1024,-1024", "0.7,0.7", "-178.85,-178.85", "1e-20,1E-20", "-0.0,0", "100,100"})
    void shortNumbersAreWrittenShortly(double value, String expected) {
        assertThat(DecimalString.of(value)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.9659258262890683, 0.1 + 0.2, -123456.789012345, 1e300 / 7, -1e-7 / 3})
    void longNumbersKeepAllDigitsThatSixteenCharactersHold(double value) {
        String text = DecimalString.of(value);
        assertThat(text.length()).isLessThanOrEqualTo(16);
        assertThat(Double.parseDouble(text)).isCloseTo(value, within(Math.abs(value) * 1e-8));
    }

    @Test
    void vectorsAreWrittenOneAfterTheOther() {
        assertThat(DecimalString.of(new Vector3(1, 0, 0), new Vector3(0, 0.5, -2)))
                .containsExactly("1", "0", "0", "0", "0.5", "-2");
    }

    @Test
    void whatIsNoNumberIsRefused() {
        assertThatThrownBy(() -> DecimalString.of(Double.NaN)).isInstanceOf(NumberFormatException.class);
    }
}
