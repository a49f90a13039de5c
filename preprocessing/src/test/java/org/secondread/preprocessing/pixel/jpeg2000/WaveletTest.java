package org.secondread.preprocessing.pixel.jpeg2000;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Both wavelets undo a forward transform that is written straight from the formulas, one sample at a time. */
class WaveletTest {
    private static final double[] STEPS = {-1.586134342059924, -0.052980118572961, 0.882911075530934, 0.443506852043971
    };
    private static final double K = 1.230174104914001;

    @ParameterizedTest
    @CsvSource({
        "0,0,16,8,1",
        "0,0,13,9,3",
        "3,5,20,12,2",
        "1,1,2,9,1",
        "4,7,9,8,3",
        "7,6,8,7,2",
        "5,3,6,4,5",
        "1,0,18,31,5"
    })
    void reversible_isExact(int x0, int y0, int x1, int y1, int levels) {
        Area area = new Area(x0, y0, x1, y1);
        int[] samples =
                new Random(area.hashCode()).ints(area.size(), -2048, 2048).toArray();
        double[] coefficients = Arrays.stream(samples).asDoubleStream().toArray();
        TileComponent component = component(area, levels, true);
        ReversiblePlane plane = new ReversiblePlane(component);
        place(component, forward(coefficients, area, levels, true), plane);
        plane.rebuild();
        assertThat(plane.samples()).containsExactly(samples);
    }

    @ParameterizedTest
    @CsvSource({"0,0,16,8,1", "0,0,13,9,3", "3,5,20,12,2", "1,1,2,9,1", "4,7,9,8,3", "1,0,18,31,5"})
    void irreversible_isClose(int x0, int y0, int x1, int y1, int levels) {
        Area area = new Area(x0, y0, x1, y1);
        int[] samples =
                new Random(area.hashCode()).ints(area.size(), -2048, 2048).toArray();
        double[] coefficients = Arrays.stream(samples).asDoubleStream().toArray();
        TileComponent component = component(area, levels, false);
        IrreversiblePlane plane = new IrreversiblePlane(component);
        place(component, forward(coefficients, area, levels, false), plane);
        plane.rebuild();
        for (int n = 0; n < samples.length; n++) {
            assertThat((double) plane.samples()[n]).isCloseTo(samples[n], within(0.1));
        }
    }

    /** Steps are 2^-10 in the irreversible case, so that coefficients keep their fractions. */
    private static TileComponent component(Area area, int levels, boolean reversible) {
        CodingParameters parameters = new CodingParameters(1);
        int[] precincts = new int[levels + 1];
        Arrays.fill(precincts, 0xFF);
        parameters.setStyle(
                new CodingStyle(false, false, Progression.LRCP, 1, false),
                new ComponentStyle(levels, 3, 3, new BlockStyle(0), reversible, precincts));
        int[] steps = new int[1 + 3 * levels];
        for (int b = 0; b < steps.length; b++) {
            int gain = b == 0 ? 0 : (b % 3 == 0 ? 2 : 1);
            steps[b] = 12 + gain + (reversible ? 0 : 10) << 11;
        }
        parameters.setQuantisation(new Quantisation(false, reversible, 2, steps));
        return new TileComponentCutter(area, parameters, 12).cut(0);
    }

    /** Hands the coefficients over block by block, as a block decoder would. */
    private static void place(TileComponent component, double[] lattice, CoefficientPlane plane) {
        int lowWidth = 0;
        for (Resolution resolution : component.resolutions()) {
            for (Precinct precinct : resolution.precincts()) {
                for (PrecinctBand band : precinct.bands()) {
                    for (CodeBlock block : band.blocks()) {
                        plane.place(block, lowWidth, values(block, component.area(), lattice));
                    }
                }
            }
            lowWidth = resolution.area().width();
        }
    }

    private static int[] values(CodeBlock block, Area area, double[] lattice) {
        Band band = block.band();
        int[] values = new int[(int) block.area().size()];
        int n = 0;
        for (int y = block.area().y0(); y < block.area().y1(); y++) {
            for (int x = block.area().x0(); x < block.area().x1(); x++) {
                int column = at(x, band.level(), band.isHorizontallyHigh());
                int row = at(y, band.level(), band.isVerticallyHigh());
                double value = lattice[(row - area.y0()) * area.width() + column - area.x0()];
                int magnitude = (int) Math.round(Math.abs(value) * 2 / band.step());
                values[n++] = value < 0 ? magnitude | Integer.MIN_VALUE : magnitude;
            }
        }
        return values;
    }

    private static int at(int index, int level, boolean high) {
        return high ? (2 * index + 1) << (level - 1) : index << level;
    }

    /** The transform in place: after each level its low samples are where both coordinates divide by 2^level. */
    private static double[] forward(double[] image, Area area, int levels, boolean reversible) {
        for (int level = 0; level < levels; level++) {
            Area low = area.reduced(level);
            for (int x = low.x0(); x < low.x1(); x++) {
                int column = (x << level) - area.x0();
                int first = (low.y0() << level) - area.y0();
                forward(image, first * area.width() + column, area.width() << level, low.y0(), low.y1(), reversible);
            }
            for (int y = low.y0(); y < low.y1(); y++) {
                int row = ((y << level) - area.y0()) * area.width();
                forward(image, row + (low.x0() << level) - area.x0(), 1 << level, low.x0(), low.x1(), reversible);
            }
        }
        return image;
    }

    private static void forward(double[] image, int start, int stride, int from, int to, boolean reversible) {
        double[] line = new double[to - from];
        for (int n = 0; n < line.length; n++) {
            line[n] = image[start + n * stride];
        }
        if (line.length == 1) {
            line[0] *= from % 2 == 0 ? 1 : 2;
        } else if (reversible) {
            lift(line, from, 1, pair -> -Math.floor(pair / 2));
            lift(line, from, 0, pair -> Math.floor((pair + 2) / 4));
        } else {
            for (int step = 0; step < STEPS.length; step++) {
                double weight = STEPS[step];
                lift(line, from, 1 - step % 2, pair -> weight * pair);
            }
            for (int n = 0; n < line.length; n++) {
                line[n] *= (from + n) % 2 == 0 ? 1 / K : K;
            }
        }
        for (int n = 0; n < line.length; n++) {
            image[start + n * stride] = line[n];
        }
    }

    private static void lift(double[] line, int from, int parity, DoubleUnaryOperator change) {
        int last = line.length - 1;
        for (int n = 0; n < line.length; n++) {
            if ((from + n) % 2 == parity) {
                double before = line[n == 0 ? 1 : n - 1];
                double after = line[n == last ? last - 1 : n + 1];
                line[n] += change.applyAsDouble(before + after);
            }
        }
    }
}
