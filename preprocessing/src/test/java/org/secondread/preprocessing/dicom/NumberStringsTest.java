package org.secondread.preprocessing.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberStringsTest {
    @ParameterizedTest
    @CsvSource({"0.7,0.7", "-189.1201171875,-189.1201171875", "+1.5E-3,0.0015", "7.,7", ".5,0.5", "1e2,100", "-0,-0.0"})
    void decimal_parsed(String text, double value) {
        assertThat(NumberStrings.decimal(text)).hasValue(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "NaN", "Infinity", "1d", "0x1p3", "1,5", "1 2", "1mm", "--1", "1e", ".", "1E999", "١"})
    void decimal_refused(String text) {
        assertThat(NumberStrings.decimal(text)).isEmpty();
    }

    @Test
    void decimal_tooLongForAnyNumber_refused() {
        assertThat(NumberStrings.decimal("1".repeat(65))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1,1", "-2147483648,-2147483648", "+0000000012,12"})
    void integer_parsed(String text, int value) {
        assertThat(NumberStrings.integer(text)).hasValue(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1.0", "abc", "2147483648", "99999999999", "0000000000012", "1e2"})
    void integer_refused(String text) {
        assertThat(NumberStrings.integer(text)).isEmpty();
    }
}
