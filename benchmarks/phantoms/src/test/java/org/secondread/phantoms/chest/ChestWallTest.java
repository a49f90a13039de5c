package org.secondread.phantoms.chest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.secondread.phantoms.space.PointSpread;

class ChestWallTest {

    private final ChestWall wall = new ChestWall(new PointSpread(0.6), 1);

    @Test
    void fromTheCavityThroughTheRibsTheDistanceGrowsEvenly() {
        for (int degrees = 0; degrees < 360; degrees += 3) {
            double dx = 0.2 * Math.cos(Math.toRadians(degrees));
            double dy = 0.2 * Math.sin(Math.toRadians(degrees));
            double last = wall.cavityDistance(350 * dx, 350 * dy - 6, -40);
            for (int step = 351; last < 14.5; step++) {
                double distance = wall.cavityDistance(step * dx, step * dy - 6, -40);
                assertThat(distance - last).isBetween(0.05, 0.4);
                last = distance;
            }
        }
    }

    @Test
    void skinFatAndMuscleFollowEachOther() {
        assertThat(wall.tissueHu(166.9, 0, 0, wall.bodyDistance(166.9, 0, 0))).isCloseTo(-5, within(8.0));
        assertThat(wall.tissueHu(160, 0, 0, wall.bodyDistance(160, 0, 0))).isCloseTo(-105, within(1.0));
        assertThat(wall.tissueHu(142, 0, 0, wall.bodyDistance(142, 0, 0))).isBetween(-40.0, 53.0);
    }

    @Test
    void theCouchLiesBehindThePatient() {
        assertThat(wall.outsideHu(0, 120)).isEqualTo(-1000);
        assertThat(wall.outsideHu(0, 127.5)).isCloseTo(-250, within(1.0));
        assertThat(wall.outsideHu(0, 135)).isCloseTo(-920, within(1.0));
    }
}
