package org.secondread.reporting.picture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GreyWindowTest {

    /** The examples of PS3.3 C.11.2.1.2.1 for an output of 0 to 255. */
    @ParameterizedTest
    @CsvSource({
        "2048, 4096, 0, 0",
        "2048, 4096, 4095, 255",
        "2048, 4096, 5000, 255",
        "0, 100, -50, 0",
        "0, 100, 49, 255",
        "0, 100, -0.5, 128",
        "0, 2, -1, 0",
        "0, 2, 0, 255"
    })
    void linearFunctionOfTheStandard(double centre, double width, double value, int shade) {
        assertThat(new GreyWindow(centre, width).shade(value)).isEqualTo(shade);
    }
}
