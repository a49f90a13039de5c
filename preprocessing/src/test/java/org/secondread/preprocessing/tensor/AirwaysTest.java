package org.secondread.preprocessing.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.secondread.domain.PatientGrid;
import org.secondread.domain.Vector3;
import org.secondread.preprocessing.volume.TestingVolume;

/** Air drawn on 50 × 40 blocks of 2 × 2.2 mm and 30 slices of 2.5 mm. */
class AirwaysTest {
    private static final PatientGrid GRID = TestingVolume.upright(50, 40, 30, new Vector3(2, 2.2, 2.5));

    /** The radius, in mm, of the air around the middle of slice k; 0 for none. */
    private interface Radius {
        double at(int k);
    }

    private static boolean[] air(Radius radius, double stretchX) {
        boolean[] air = new boolean[(int) GRID.voxelCount()];
        for (int n = 0; n < air.length; n++) {
            double x = (n % 50 - 25) * 2 / stretchX;
            double y = (n / 50 % 40 - 20) * 2.2;
            air[n] = Math.hypot(x, y) <= radius.at(n / 2000) && radius.at(n / 2000) > 0;
        }
        return air;
    }

    private static boolean[] airLeft(Radius radius, double stretchX) {
        boolean[] air = air(radius, stretchX);
        Airways.remove(air, GRID);
        return air;
    }

    @Test
    void roundTube_isRemoved() {
        assertThat(airLeft(k -> 8, 1)).containsOnly(false);
    }

    @Test
    void shortTube_stays() {
        Radius tube = k -> k >= 10 && k < 21 ? 8 : 0;

        assertThat(airLeft(tube, 1)).isEqualTo(air(tube, 1)).contains(true);
    }

    @Test
    void flatTube_stays() {
        assertThat(airLeft(k -> 5, 5)).isEqualTo(air(k -> 5, 5));
    }

    @Test
    void apexOfALung_stays() {
        Radius apex = k -> k < 28 ? 10 + (28 - k) * 4 : 0;

        assertThat(airLeft(apex, 1)).isEqualTo(air(apex, 1));
    }

    @Test
    void tubeIntoALung_isRemovedAboveIt() {
        Radius tubeAndLung = k -> k >= 14 ? 8 : 30;

        assertThat(airLeft(tubeAndLung, 1)).isEqualTo(air(k -> k >= 14 ? 0 : 30, 1));
    }

    @Test
    void narrowTailBelowALung_stays() {
        Radius lungAndTail = k -> k >= 20 ? 30 : 8;

        assertThat(airLeft(lungAndTail, 1)).isEqualTo(air(lungAndTail, 1));
    }
}
