package org.secondread.reporting.object;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTextTest {
    @ParameterizedTest
    @CsvSource({
        "0.7, 0.7",
        "-61.25, -61.25",
        "0, 0.0",
        "0.9396926207859084, 0.93969262078591",
        "-0.3420201433256687, -0.3420201433257",
        "123456789012345680000, 1.2345678901E+20"
    })
    void numbers_fitIntoSixteenCharacters(double value, String text) {
        assertThat(DecimalText.of(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            doubles = {1e-300, -1.2345678901234567e-9, 1.23456789012345e300, 1 / 3.0, -2 / 3.0, 1e15, 98765.432109876543
            })
    void anyNumber_isShortAndNearlyExact(double value) {
        String text = DecimalText.of(value);

        assertThat(text).hasSizeLessThanOrEqualTo(16);
        assertThat(Math.abs(Double.parseDouble(text) - value)).isLessThanOrEqualTo(Math.abs(value) * 1e-8);
    }

    @Test
    void trailingZeros_areKept() {
        assertThat(DecimalText.of(new BigDecimal("5.60"))).isEqualTo("5.60");
    }
}
