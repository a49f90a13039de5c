package org.secondread.phantoms.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoduleTest {

    private static final Vector3 CENTRE = new Vector3(-40, 12, 77);

    @Test
    void aBallOfTenMillimetresHolds524CubicMillimetres() {
        assertThat(Nodule.ball(CENTRE, 10, Density.SOLID).volumeMm3()).isCloseTo(523.6, within(0.05));
    }

    @Test
    void aBallsDistanceIsThatFromItsCentreLessItsRadius() {
        Nodule ball = Nodule.ball(CENTRE, 10, Density.SOLID);
        assertThat(ball.signedDistanceMm(CENTRE.plus(new Vector3(3, 4, 0)))).isCloseTo(0, within(1e-12));
        assertThat(ball.signedDistanceMm(CENTRE.plus(new Vector3(0, 0, 7)))).isCloseTo(2, within(1e-12));
        assertThat(ball.signedDistanceMm(CENTRE)).isEqualTo(-5);
        assertThat(ball.reachMm()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void anUnevenNoduleHasTheVolumeOfItsBall(long seed) {
        Nodule nodule = new Nodule(CENTRE, 12, Density.SOLID, NoduleShape.random(Seeds.random(seed, 0)));
        assertThat(countedVolume(nodule, 0.25)).isCloseTo(nodule.volumeMm3(), within(0.003 * nodule.volumeMm3()));
    }

    @Test
    void aStronglyLobulatedNoduleHasTheVolumeOfItsBall() {
        NoduleShape shape = new NoduleShape(new Vector3(1.25, 0.8, 1), 0.15, Rotation.aboutAxes(10, 20, 30));
        Nodule nodule = new Nodule(CENTRE, 12, Density.SOLID, shape);
        assertThat(countedVolume(nodule, 0.25)).isCloseTo(nodule.volumeMm3(), within(0.003 * nodule.volumeMm3()));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void noPartOfItLiesBeyondItsReach(long seed) {
        Nodule nodule = new Nodule(CENTRE, 12, Density.SOLID, NoduleShape.random(Seeds.random(seed, 0)));
        for (double step = -9; step <= 9; step += 0.5) {
            for (double other = -9; other <= 9; other += 0.5) {
                Vector3 point = CENTRE.plus(new Vector3(step, other, 0.7 * step - 0.2 * other));
                if (nodule.contains(point)) {
                    assertThat(point.distanceTo(CENTRE)).isLessThanOrEqualTo(nodule.reachMm());
                }
            }
        }
    }

    @Test
    void aPartSolidNoduleHasACoreOfHalfItsDiameter() {
        PointSpread sharp = new PointSpread(1e-6);
        Nodule nodule = Nodule.ball(CENTRE, 12, Density.PART_SOLID);
        assertThat(nodule.over(-860, CENTRE.plus(new Vector3(2.9, 0, 0)), sharp))
                .isEqualTo(30);
        assertThat(nodule.over(-860, CENTRE.plus(new Vector3(3.1, 0, 0)), sharp))
                .isEqualTo(-550);
        assertThat(nodule.over(-860, CENTRE.plus(new Vector3(6.1, 0, 0)), sharp))
                .isEqualTo(-860);
    }

    @Test
    void shapesThatWouldChangeTheVolumeAreRefused() {
        assertThatThrownBy(() -> new NoduleShape(new Vector3(1, 1, 1.1), 0, Rotation.NONE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new NoduleShape(new Vector3(1, 1, 1), 0.3, Rotation.NONE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Nodule.ball(CENTRE, 0, Density.SOLID)).isInstanceOf(IllegalArgumentException.class);
    }

    private static double countedVolume(Nodule nodule, double stepMm) {
        double reach = nodule.reachMm();
        int inside = 0;
        for (double x = -reach; x <= reach; x += stepMm) {
            for (double y = -reach; y <= reach; y += stepMm) {
                for (double z = -reach; z <= reach; z += stepMm) {
                    inside += nodule.contains(CENTRE.plus(new Vector3(x, y, z))) ? 1 : 0;
                }
            }
        }
        return inside * stepMm * stepMm * stepMm;
    }
}
