package org.secondread.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.secondread.domain.Vector3;
import org.secondread.phantoms.space.Density;
import org.secondread.phantoms.space.Nodule;

class NoduleMatchTest {
    private static final Nodule SMALL = nodule(0, 0, 0, 6);
    private static final Nodule LARGE = nodule(50, -20, 10, 20);

    @Test
    void markWithinHalfTheDiameter_finds() {
        NoduleMatch match =
                NoduleMatch.of(List.of(SMALL, LARGE), marks(new Vector3(50, -14, 18), new Vector3(0, 0, 3)));

        assertThat(match.missed()).isEmpty();
        assertThat(match.falseAlarms()).isEmpty();
        assertThat(match.nodules()).extracting(NoduleMatch.Outcome::nodule).containsExactly(LARGE, SMALL);
        assertThat(match.nodules().get(0).mark()).contains(0);
        assertThat(match.nodules().get(0).distanceMm()).isCloseTo(10, within(1e-9));
        assertThat(match.nodules().get(1).mark()).contains(1);
        assertThat(match.nodules().get(1).distanceMm()).isEqualTo(3);
    }

    @Test
    void markJustBeyond_missesAndIsFalse() {
        NoduleMatch match = NoduleMatch.of(List.of(SMALL), marks(new Vector3(0, 3.01, 0)));

        assertThat(match.missed()).containsExactly(SMALL);
        assertThat(match.nodules().get(0).distanceMm()).isNaN();
        assertThat(match.falseAlarms()).containsExactly(0);
    }

    @Test
    void secondMarkOnOneNodule_isNoFalseAlarm() {
        NoduleMatch match = NoduleMatch.of(
                List.of(LARGE), marks(new Vector3(50, -20, 15), new Vector3(9, 9, 9), new Vector3(50, -20, 10)));

        assertThat(match.nodules().get(0).mark()).contains(0);
        assertThat(match.nodules().get(0).distanceMm()).isEqualTo(5);
        assertThat(match.falseAlarms()).containsExactly(1);
    }

    @Test
    void withoutNodules_everyMarkIsFalse() {
        NoduleMatch match = NoduleMatch.of(List.of(), marks(new Vector3(1, 2, 3)));

        assertThat(match.missed()).isEmpty();
        assertThat(match.falseAlarms()).containsExactly(0);
    }

    @Test
    void withoutMarks_everyNoduleIsMissed_theLargestFirst() {
        assertThat(NoduleMatch.of(List.of(SMALL, LARGE), List.of()).missed()).containsExactly(LARGE, SMALL);
    }

    private static List<Vector3> marks(Vector3... centresMm) {
        return List.of(centresMm);
    }

    private static Nodule nodule(double x, double y, double z, double diameterMm) {
        return Nodule.ball(new org.secondread.phantoms.space.Vector3(x, y, z), diameterMm, Density.SOLID);
    }
}
