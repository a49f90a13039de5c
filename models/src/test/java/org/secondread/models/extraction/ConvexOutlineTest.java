package org.secondread.models.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.secondread.models.extraction.ConvexOutline.Segment;

class ConvexOutlineTest {
    private static PlanePoint at(double x, double y) {
        return new PlanePoint(x, y);
    }

    /** A right triangle with sides 3, 4 and 5; other points lie on its sides or inside. */
    private static final ConvexOutline TRIANGLE =
            ConvexOutline.around(List.of(at(0, 0), at(1, 1), at(4, 0), at(2, 0), at(0, 3), at(0, 1), at(0, 0)));

    @Test
    void hull_hasCornersOnly() {
        assertThat(TRIANGLE.vertices()).containsExactly(at(0, 0), at(4, 0), at(0, 3));
    }

    @Test
    void longestDiameter_isTheHypotenuse() {
        assertThat(TRIANGLE.longestDiameters(1e-9)).containsExactly(new Segment(at(4, 0), at(0, 3)));
    }

    @Test
    void equalDiameters_areAllGiven() {
        ConvexOutline square = ConvexOutline.around(List.of(at(0, 0), at(2, 0), at(2, 2), at(0, 2)));

        assertThat(square.longestDiameters(1e-9)).hasSize(2);
    }

    @Test
    void chordAcrossTheHypotenuse_isTheTrianglesHeight() {
        Segment hypotenuse = TRIANGLE.longestDiameters(1e-9).get(0);
        PlanePoint along = hypotenuse.direction();

        Segment height = TRIANGLE.longestChord(at(-along.y(), along.x()));

        assertThat(height.length()).isCloseTo(2.4, within(1e-12));
        assertThat(height.from()).isEqualTo(at(0, 0));
        assertThat(height.to().x()).isCloseTo(1.44, within(1e-12));
        assertThat(height.to().y()).isCloseTo(1.92, within(1e-12));
    }

    @Test
    void chordAlongASide_isThatSide() {
        ConvexOutline rectangle = ConvexOutline.around(List.of(at(0, 0), at(5, 0), at(5, 2), at(0, 2)));

        assertThat(rectangle.longestChord(at(0, 1)).length()).isEqualTo(2);
        assertThat(rectangle.longestChord(at(1, 0)).length()).isEqualTo(5);
    }

    /** The width of this parallelogram along y is 4, but no single chord is longer than 2. */
    @Test
    void chord_isOneLineThroughTheShapeNotItsWidth() {
        ConvexOutline slanted = ConvexOutline.around(List.of(at(0, 0), at(4, 2), at(4, 4), at(0, 2)));

        assertThat(slanted.longestChord(at(0, 1)).length()).isCloseTo(2, within(1e-12));
    }
}
