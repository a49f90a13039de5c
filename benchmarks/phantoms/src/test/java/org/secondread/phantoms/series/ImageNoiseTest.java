package org.secondread.phantoms.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ImageNoiseTest {

    private static final int SIZE = 300;

    private static double[] plane(ImageNoise noise, int slice) {
        double[] values = new double[SIZE * SIZE];
        noise.addTo(values, SIZE, slice);
        return values;
    }

    @Test
    void itHasMeanZeroAndItsStandardDeviation() {
        double[] values = plane(new ImageNoise(22, 5), 3);
        double mean = Arrays.stream(values).average().orElseThrow();
        double variance = Arrays.stream(values).map(v -> v * v).average().orElseThrow();
        assertThat(mean).isCloseTo(0, within(0.5));
        assertThat(Math.sqrt(variance)).isCloseTo(22, within(0.5));
    }

    @Test
    void itsTailsAreGaussian() {
        double[] values = plane(new ImageNoise(1, 6), 0);
        long beyondTwo = Arrays.stream(values).filter(v -> Math.abs(v) > 2).count();
        long beyondThree = Arrays.stream(values).filter(v -> Math.abs(v) > 3).count();
        assertThat(beyondTwo / (double) values.length).isCloseTo(0.0455, within(0.006));
        assertThat(beyondThree / (double) values.length).isCloseTo(0.0027, within(0.0012));
    }

    @Test
    void neighboursAlongBothAxesAreCorrelatedAndDistantPixelsAreNot() {
        double[] values = plane(new ImageNoise(1, 7), 0);
        double expected = 2 * 0.35 / (1 + 2 * 0.35 * 0.35);
        assertThat(correlation(values, 1)).isCloseTo(expected, within(0.02));
        assertThat(correlation(values, SIZE)).isCloseTo(expected, within(0.02));
        assertThat(correlation(values, 5)).isCloseTo(0, within(0.02));
        assertThat(correlation(values, 5 * SIZE)).isCloseTo(0, within(0.02));
    }

    @Test
    void slicesAndSeedsDiffer() {
        double[] values = plane(new ImageNoise(1, 8), 0);
        assertThat(plane(new ImageNoise(1, 8), 0)).isEqualTo(values);
        assertThat(plane(new ImageNoise(1, 8), 1)).isNotEqualTo(values);
        assertThat(plane(new ImageNoise(1, 9), 0)).isNotEqualTo(values);
    }

    @Test
    void noNoiseChangesNothing() {
        assertThat(plane(ImageNoise.NONE, 0)).containsOnly(0.0);
    }

    @Test
    void aNegativeWidthIsRefused() {
        assertThatThrownBy(() -> new ImageNoise(-1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static double correlation(double[] values, int lag) {
        double sum = 0;
        for (int i = 0; i + lag < values.length; i++) {
            sum += values[i] * values[i + lag];
        }
        return sum / (values.length - lag);
    }
}
