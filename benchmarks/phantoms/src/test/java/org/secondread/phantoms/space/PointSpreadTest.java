package org.secondread.phantoms.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PointSpreadTest {

    private static final double SIGMA = 0.6;
    private final PointSpread spread = new PointSpread(SIGMA);

    @Test
    void anEdgeIsHalfAndHalf() {
        assertThat(spread.coverage(0)).isEqualTo(0.5);
    }

    @Test
    void coverageIsTheGaussianIntegralWithinFourHundredths() {
        for (double distance = -3; distance <= 3; distance += 0.01) {
            assertThat(spread.coverage(distance)).isCloseTo(gaussianIntegral(-distance), within(0.04));
        }
    }

    @Test
    void nothingIsTouchedBeyondItsReach() {
        assertThat(spread.coverage(spread.reachMm())).isZero();
        assertThat(spread.coverage(-spread.reachMm())).isEqualTo(1);
        assertThat(spread.coverage(0.99 * spread.reachMm())).isPositive();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.3, 0.7, 1.2, 2.5})
    void theMiddleOfATubeIsTheShareOfARoundGaussian(double radius) {
        int steps = 400;
        double sum = 0;
        double total = 0;
        for (int i = -steps; i <= steps; i++) {
            for (int j = -steps; j <= steps; j++) {
                double x = 5 * SIGMA * i / steps;
                double y = 5 * SIGMA * j / steps;
                double weight = Math.exp(-(x * x + y * y) / (2 * SIGMA * SIGMA));
                total += weight;
                sum += Math.hypot(x, y) <= radius ? weight : 0;
            }
        }
        assertThat(spread.tubeCoverage(0, radius)).isCloseTo(sum / total, within(0.01));
    }

    @Test
    void aWideTubeEndsLikeAnEdge() {
        assertThat(spread.tubeCoverage(5.2, 5)).isCloseTo(spread.coverage(0.2), within(1e-12));
        assertThat(spread.tubeCoverage(7, 5)).isZero();
    }

    @Test
    void layingOverMixesByCoverage() {
        assertThat(spread.over(-800, 40, 0)).isEqualTo(-380);
        assertThat(spread.over(-800, 40, 5)).isEqualTo(-800);
        assertThat(spread.over(-800, 40, -5)).isEqualTo(40);
    }

    private static double gaussianIntegral(double x) {
        double sum = 0;
        double step = 0.001;
        for (double t = -5 * SIGMA; t < x; t += step) {
            double middle = t + step / 2;
            sum += Math.exp(-middle * middle / (2 * SIGMA * SIGMA)) * step;
        }
        return sum / (SIGMA * Math.sqrt(2 * Math.PI));
    }
}
