package org.secondread.phantoms.chest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.secondread.phantoms.space.Vector3;

class SolidTest {

    @Test
    void anEllipsoidsSurfaceLiesAtItsHalfAxes() {
        Solid ellipsoid = new Ellipsoid(1, 2, 3, 10, 20, 30);
        assertThat(ellipsoid.distance(11, 2, 3)).isCloseTo(0, within(1e-9));
        assertThat(ellipsoid.distance(1, 22.5, 3)).isCloseTo(0.5, within(0.02));
        assertThat(ellipsoid.distance(1, 2, 32)).isCloseTo(-1, within(0.05));
        assertThat(ellipsoid.distance(1, 2, 3)).isEqualTo(-10);
    }

    @Test
    void aColumnsSurfaceLiesAtItsHalfAxesWhateverItsSquareness() {
        for (double squareness : new double[] {0, 0.3, 1}) {
            Solid column = Column.endless(0, 5, 40, 20, squareness);
            assertThat(column.distance(41, 5, 999)).isCloseTo(1, within(0.1));
            assertThat(column.distance(0, 24, -999)).isCloseTo(-1, within(0.1));
            assertThat(column.distance(0, 5, 0)).isEqualTo(-20);
        }
    }

    @Test
    void aSquarerColumnReachesFartherIntoItsCorners() {
        assertThat(Column.endless(0, 0, 10, 10, 0).distance(8, 8, 0)).isPositive();
        assertThat(Column.endless(0, 0, 10, 10, 1).distance(8, 8, 0)).isNegative();
    }

    @Test
    void aColumnClosesAboveItsShoulder() {
        Solid column = new Column(0, 0, 40, 20, 0, 50, 30);
        assertThat(column.distance(0, 0, 79)).isCloseTo(-1, within(0.1));
        assertThat(column.distance(0, 0.01, 81)).isCloseTo(1, within(0.1));
        assertThat(column.distance(39, 0, 49)).isNegative();
        assertThat(column.distance(39, 0, 70)).isPositive();
    }

    @Test
    void aTubesRadiusChangesEvenly() {
        Tube tube = new Tube(new Vector3(0, 0, 0), new Vector3(10, 0, 0), 4, 2);
        assertThat(tube.distance(5, 3, 0)).isCloseTo(0, within(1e-12));
        assertThat(tube.distance(-1, 0, 0)).isCloseTo(-3, within(1e-12));
        assertThat(tube.distance(13, 4, 0)).isCloseTo(3, within(1e-12));
    }

    @Test
    void aPipeIsItsNearestPiece() {
        Pipe pipe = Pipe.through(2, 0, 0, 0, 10, 0, 0, 10, 10, 0);
        assertThat(pipe.distance(5, 1, 0)).isCloseTo(-1, within(1e-12));
        assertThat(pipe.distance(12.5, 5, 0)).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void farAwayTheDistanceKeepsItsSign() {
        assertThat(Pipe.through(2, 0, 0, 0, 10, 0, 0).distance(500, 0, 0)).isGreaterThan(100);
        assertThat(new Ellipsoid(0, 0, 0, 1, 2, 3).distance(0, -500, 0)).isGreaterThan(100);
        assertThat(Column.endless(0, 0, 1, 2, 0.5).distance(0, 500, 0)).isGreaterThan(100);
    }

    @Test
    void aTextureIsSmoothSeededAndBounded() {
        Texture texture = new Texture(1, 5);
        double last = texture.at(0, 1, 2);
        double lowest = last;
        double highest = last;
        for (double x = 0.01; x < 200; x += 0.01) {
            double value = texture.at(x, 1, 2);
            assertThat(Math.abs(value - last)).isLessThan(0.01);
            lowest = Math.min(lowest, value);
            highest = Math.max(highest, value);
            last = value;
        }
        assertThat(lowest).isBetween(-1.0, -0.3);
        assertThat(highest).isBetween(0.3, 1.0);
        assertThat(new Texture(2, 5).at(7, 1, 2)).isNotEqualTo(texture.at(7, 1, 2));
    }
}
