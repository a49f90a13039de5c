package org.secondread.phantoms.chest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.secondread.phantoms.space.PointSpread;
import org.secondread.phantoms.space.Seeds;
import org.secondread.phantoms.space.Vector3;

class LungVesselsTest {

    private static final PointSpread SPREAD = new PointSpread(0.6);
    private static final Anatomy ANATOMY = new Anatomy(SPREAD, Seeds.random(1, 0));
    private static final List<Tube> VESSELS = LungVessels.grow(ANATOMY, Seeds.random(1, 1));

    @Test
    void radiiFallFromSixMillimetresAtTheHilumToSevenTenthsAtTheTips() {
        assertThat(VESSELS.stream().mapToDouble(Tube::largestRadius).max().orElseThrow())
                .isCloseTo(6, within(0.01));
        assertThat(VESSELS.stream().mapToDouble(Tube::toRadius).min().orElseThrow())
                .isCloseTo(0.7, within(0.01));
    }

    @Test
    void noVesselWidensOnItsWay() {
        assertThat(VESSELS).allMatch(tube -> tube.toRadius() <= tube.fromRadius() + 1e-9);
    }

    @Test
    void bothLungsAreSupplied() {
        long right = VESSELS.stream().filter(tube -> tube.to().x() < 0).count();
        assertThat(right).isBetween(VESSELS.size() * 2L / 5, VESSELS.size() * 3L / 5);
        assertThat(VESSELS.size()).isGreaterThan(4000);
    }

    @Test
    void theMapFindsTheSameVesselsAsASearchThroughAll() {
        VesselMap map = new VesselMap(VESSELS, SPREAD);
        Random random = Seeds.random(1, 2);
        int inside = 0;
        for (int i = 0; i < 20_000; i++) {
            Vector3 point = LungRegion.pointInBounds(random);
            boolean expected = VESSELS.stream().anyMatch(tube -> tube.distanceTo(point) <= 0);
            inside += expected ? 1 : 0;
            assertThat(map.contains(point)).isEqualTo(expected);
        }
        assertThat(inside).isGreaterThan(50);
    }

    @Test
    void theMapsCoverageIsThatOfTheGreatestTube() {
        VesselMap map = new VesselMap(VESSELS, SPREAD);
        for (Tube tube : VESSELS.subList(0, 500)) {
            Vector3 point = tube.from().plus(new Vector3(0.3, 0.2, -0.4));
            double expected = VESSELS.stream()
                    .mapToDouble(each -> coverage(each, point))
                    .max()
                    .orElseThrow();
            assertThat(map.coverage(point.x(), point.y(), point.z())).isEqualTo(expected);
        }
    }

    private static double coverage(Tube tube, Vector3 p) {
        double along = tube.along(p.x(), p.y(), p.z());
        return SPREAD.tubeCoverage(tube.axisDistance(p.x(), p.y(), p.z(), along), tube.radiusAt(along));
    }
}
