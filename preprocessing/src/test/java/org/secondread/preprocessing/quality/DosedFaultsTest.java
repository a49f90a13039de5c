package org.secondread.preprocessing.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secondread.phantoms.fault.DosedFault.*;
import static org.secondread.preprocessing.quality.QualityFigure.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.secondread.phantoms.fault.DosedFault;
import org.secondread.phantoms.fault.HuBlock;
import org.secondread.preprocessing.quality.QualityCriteria.Bound;

/**
 * Each figure answers its fault: set into a chest in growing doses, it moves one way only, and the largest dose is beyond the bound of the
 * model's card.
 */
class DosedFaultsTest {
    private static final QualityCriteria CARD = CardBounds.read();
    private static final String SERIES = SpoiledVolumes.PHANTOM;
    private static final String UPPER_LUNGS = "chest-ct-lungfcp";
    private static final String ENHANCED = "lidc-idri-0001";
    private static final String PLAIN = "lidc-idri-0002";

    /** The chest that was last asked for: cases come series by series. */
    private static String loadedName = "";

    private static HuBlock loaded = new HuBlock(new short[1], 1, 1, 1, 1, 1, 1);
    private static MeasuredVolume untouched = SpoiledVolumes.measured(loaded);

    /** @param doses rising in badness; the figure rises with them where {@code sign} is 1, falls where it is −1 */
    private record Case(String series, DosedFault fault, QualityFigure figure, int sign, List<Double> doses) {
        @Override
        public String toString() {
            return series + ": " + fault + " → " + figure;
        }
    }

    private static Case rising(String series, DosedFault fault, QualityFigure figure, Double... doses) {
        return new Case(series, fault, figure, 1, List.of(doses));
    }

    private static Case falling(String series, DosedFault fault, QualityFigure figure, Double... doses) {
        return new Case(series, fault, figure, -1, List.of(doses));
    }

    /**
     * What every chest answers.
     *
     * @param narrowing doses that leave lungs within the field of view
     */
    private static Stream<Case> common(String series, Double... narrowing) {
        return Stream.of(
                rising(series, DosedFault.NOISE, QualityFigure.NOISE, 20.0, 45.0, 70.0),
                rising(series, MOTION_BLUR, LUNG_EDGE_WIDTH, 3.0, 6.0, 10.0),
                rising(series, GHOST, LUNG_EDGE_WIDTH, 0.15, 0.3, 0.45),
                rising(series, SIDE_STEP, SLICE_STEP, 1.5, 4.0, 8.0),
                rising(series, BREATH, SLICE_STEP, 5.0, 10.0, 20.0),
                rising(series, METAL_BALL, METAL, 6.0, 14.0, 30.0),
                rising(series, METAL_BALL, DARK_BANDS, 6.0, 14.0, 30.0),
                rising(series, OFFSET, AIR, 25.0, 50.0, 100.0),
                rising(series, SLOPE, SOFT_TISSUE, 0.01, 0.03, 0.05),
                rising(series, TOP_CUT, LUNG_AT_TOP, 60.0, 70.0, 80.0),
                rising(series, NARROW_FIELD, TRUNCATED_BODY, narrowing),
                rising(series, OSSIFICATION, BONE_SHARE, 0.3, 0.5, 0.8));
    }

    static Stream<Arguments> phantomCases() {
        return Stream.concat(
                        common(SERIES, 20.0, 50.0, 80.0),
                        Stream.of(
                                rising(SERIES, CONTRAST, BLOOD_DENSITY, 30.0, 60.0, 150.0),
                                rising(SERIES, BASE_CUT, LUNG_AT_BASE, 20.0, 30.0, 40.0),
                                rising(SERIES, SIDE_CUT, LUNG_AT_SIDES, 60.0, 100.0, 130.0)))
                .map(Arguments::of);
    }

    static Stream<Arguments> realCases() {
        Stream<Case> upperLungs = Stream.of(
                rising(UPPER_LUNGS, CONTRAST, BLOOD_DENSITY, 30.0, 60.0, 150.0),
                rising(UPPER_LUNGS, SIDE_CUT, LUNG_AT_SIDES, 90.0, 110.0, 130.0),
                falling(UPPER_LUNGS, BASE_CUT, LUNG_SHARE, 20.0, 30.0, 45.0));
        Stream<Case> enhanced = Stream.of(
                rising(ENHANCED, BASE_CUT, LUNG_AT_BASE, 150.0, 170.0, 190.0),
                rising(ENHANCED, SIDE_CUT, LUNG_AT_SIDES, 70.0, 100.0, 130.0),
                falling(ENHANCED, TOP_CUT, LUNG_SHARE, 150.0, 180.0, 220.0));
        Stream<Case> plain = Stream.of(
                rising(PLAIN, CONTRAST, BLOOD_DENSITY, 30.0, 60.0, 150.0),
                rising(PLAIN, BASE_CUT, LUNG_AT_BASE, 90.0, 110.0, 130.0),
                rising(PLAIN, SIDE_CUT, LUNG_AT_SIDES, 70.0, 100.0, 130.0));
        return Stream.of(
                        Stream.concat(common(UPPER_LUNGS, 20.0, 50.0, 80.0), upperLungs),
                        Stream.concat(common(ENHANCED, 20.0, 50.0, 80.0), enhanced),
                        Stream.concat(common(PLAIN, 10.0, 25.0, 40.0), plain))
                .flatMap(cases -> cases)
                .map(Arguments::of);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("phantomCases")
    void phantom(Case row) {
        assertAnswer(row, row.doses);
    }

    @Tag("needs-data")
    @ParameterizedTest(name = "{0}")
    @MethodSource("realCases")
    void realSeries(Case row) {
        assertAnswer(row, row.doses.subList(1, row.doses.size()));
    }

    /** Real series are large: of them the smallest dose is left out. */
    private static void assertAnswer(Case row, List<Double> doses) {
        HuBlock chest = chest(row.series);
        List<Double> figures = new ArrayList<>();
        figures.add(row.figure.of(untouched).orElseThrow());
        for (double dose : doses) {
            figures.add(figure(row.fault.apply(chest, dose, 5), row.figure));
        }
        assertThat(figures.stream().map(figure -> row.sign * figure).toList())
                .as("untouched, then by dose %s", doses)
                .isSorted();
        double last = figures.get(figures.size() - 1);
        assertThat(last).as("at the largest dose").isNotEqualTo(figures.get(0));
        assertThat(bound(row.figure).accepts(last)).as("%f is accepted", last).isFalse();
    }

    private static Bound bound(QualityFigure figure) {
        return Optional.ofNullable(CARD.bounds().get(figure)).orElseThrow();
    }

    private static double figure(HuBlock block, QualityFigure figure) {
        return figure.of(SpoiledVolumes.measured(block)).orElseThrow();
    }

    private static HuBlock chest(String name) {
        if (!name.equals(loadedName)) {
            loaded = SpoiledVolumes.chest(name);
            untouched = SpoiledVolumes.measured(loaded);
            loadedName = name;
        }
        return loaded;
    }
}
