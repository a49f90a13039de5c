package org.secondread.phantoms.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.secondread.phantoms.space.MarkerPhantom.Marker;

class SimplePhantomTest {

    @Test
    void aRampGrowsByItsSlopes() {
        LinearPhantom ramp = new LinearPhantom(100, new Vector3(2, -3, 5));
        assertThat(ramp.valueAt(0, 0, 0)).isEqualTo(100);
        assertThat(ramp.valueAt(10, 20, 30)).isEqualTo(100 + 20 - 60 + 150);
    }

    @Test
    void theRampsStayInRangeUpToTenCentimetres() {
        for (int corner = 0; corner < 8; corner++) {
            double x = (corner & 1) == 0 ? -100 : 100;
            double y = (corner & 2) == 0 ? -100 : 100;
            double z = (corner & 4) == 0 ? -100 : 100;
            assertThat(LinearPhantom.CT.valueAt(x, y, z)).isBetween(-1000.0, 3000.0);
            assertThat(LinearPhantom.MR.valueAt(x, y, z)).isBetween(0.0, 4000.0);
        }
    }

    @Test
    void theEarlierMarkerWins() {
        MarkerPhantom markers = new MarkerPhantom(
                -1000, List.of(new Marker(new Vector3(10, 0, 0), 3, 50), new Marker(new Vector3(12, 0, 0), 3, 70)));
        assertThat(markers.valueAt(11, 0, 0)).isEqualTo(50);
        assertThat(markers.valueAt(14, 0, 0)).isEqualTo(70);
        assertThat(markers.valueAt(0, 0, 0)).isEqualTo(-1000);
    }

    @Test
    void aMovedPhantomTakesItsValuesAlong() {
        Phantom moved = LinearPhantom.CT.movedBy(new Vector3(100, -50, 30));
        assertThat(moved.valueAt(101, -52, 33)).isEqualTo(LinearPhantom.CT.valueAt(1, -2, 3));
    }

    @Test
    void neighbouringSeedsBeginDifferently() {
        double one = Seeds.random(1, 0).nextDouble();
        double two = Seeds.random(2, 0).nextDouble();
        double otherStream = Seeds.random(1, 1).nextDouble();
        assertThat(Math.abs(one - two)).isGreaterThan(0.01);
        assertThat(Math.abs(one - otherStream)).isGreaterThan(0.01);
        assertThat(Seeds.random(1, 0).nextDouble()).isEqualTo(one);
    }
}
