package org.secondread.preprocessing.pixel.jpeg2000;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantisationTest {
    /** Style 1, two guard bits, exponent 12 and mantissa 512 of LL: each finer level's exponent is one less (E-5). */
    @ParameterizedTest
    @CsvSource({"0,12", "1,12", "3,12", "4,11", "6,11", "7,10"})
    void derived_followsFromTheLowestBand(int band, int exponent) {
        Quantisation derived = read("41" + "6200");
        assertThat(derived.exponent(band)).isEqualTo(exponent);
        assertThat(derived.bitPlanes(band)).isEqualTo(exponent + 1);
        assertThat(derived.step(band, exponent)).isEqualTo(1.25f);
    }

    /** Style 2: exponent in the upper five bits, mantissa in eleven (E-3). */
    @Test
    void expounded_hasAStepForEachBand() {
        Quantisation quantisation = read("22" + "6000" + "5C00");
        assertThat(quantisation.exact()).isFalse();
        assertThat(quantisation.step(0, 10)).isEqualTo(0.25f);
        assertThat(quantisation.step(1, 11)).isEqualTo(1.5f);
        assertThatThrownBy(() -> quantisation.step(2, 10)).hasMessageContaining("no step for each sub-band");
    }

    @ParameterizedTest
    @CsvSource({"43,unknown style", "40,no steps", "42,no steps"})
    void whatIsNoQuantisation_isRefused(String hex, String rule) {
        assertThatThrownBy(() -> read(hex)).hasMessageContaining(rule);
    }

    private static Quantisation read(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        return Quantisation.read(new Cursor(bytes, 0, bytes.length));
    }
}
