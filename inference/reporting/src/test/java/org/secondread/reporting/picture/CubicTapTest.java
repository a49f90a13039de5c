package org.secondread.reporting.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CubicTapTest {

    @Test
    void halfwayTheWeightsAreThoseOfCatmullAndRom() {
        CubicTap tap = CubicTap.at(5.5, 20);

        assertThat(tap.samples()).containsExactly(4, 5, 6, 7);
        assertThat(tap.weights()).containsExactly(new double[] {-0.0625, 0.5625, 0.5625, -0.0625}, within(1e-12));
    }

    @Test
    void onASampleItIsThatSample() {
        assertThat(CubicTap.at(7, 20).weights()).containsExactly(new double[] {0, 1, 0, 0}, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(doubles = {2.1, 9.37, 16.9})
    void squaresAreReproduced(double index) {
        assertThat(value(index)).isCloseTo(index * index, within(1e-9));
    }

    @Test
    void outermostSampleIsRepeated() {
        assertThat(CubicTap.at(-0.4, 20).samples()).containsExactly(0, 0, 0, 1);
        assertThat(CubicTap.at(19.3, 20).samples()).containsExactly(18, 19, 19, 19);
    }

    private static double value(double index) {
        CubicTap tap = CubicTap.at(index, 20);
        double sum = 0;
        for (int n = 0; n < CubicTap.COUNT; n++) {
            sum += tap.weights()[n] * tap.samples()[n] * tap.samples()[n];
        }
        return sum;
    }
}
