package org.secondread.models.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.secondread.domain.PatientGrid;
import org.secondread.domain.Vector3;
import org.secondread.models.extraction.DiameterMeasurer.Axes;

class DiameterMeasurerTest {
    private static final PatientGrid GRID = TestingVolumes.upright(90, 80, 3, new Vector3(0.5, 0.8, 2));
    private final DiameterMeasurer measurer = new DiameterMeasurer();

    private interface Shape {
        boolean holds(int i, int j);
    }

    private static VoxelMask mask(PatientGrid grid, int slice, Shape shape) {
        BitSet voxels = new BitSet();
        for (int j = 0; j < grid.sizeY(); j++) {
            for (int i = 0; i < grid.sizeX(); i++) {
                voxels.set(j * grid.sizeX() + i, shape.holds(i, j));
            }
        }
        return new VoxelMask(grid, 0, 0, slice, grid.sizeX(), grid.sizeY(), 1, voxels);
    }

    private Axes measure(Shape shape) {
        return measurer.measure(mask(GRID, 1, shape), 1);
    }

    @Test
    void singlePixel_measuresItsOwnHeightAndWidth() {
        Axes axes = measure((i, j) -> i == 3 && j == 5);

        assertThat(axes.longAxis().lengthMm()).isCloseTo(0.8, within(1e-9));
        assertThat(axes.shortAxis().lengthMm()).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void rowOfPixels_isAsLongAsItsPixelsTogether() {
        Axes axes = measure((i, j) -> j == 4 && i >= 2 && i < 9);

        assertThat(axes.longAxis().lengthMm()).isCloseTo(7 * 0.5, within(1e-9));
        assertThat(axes.shortAxis().lengthMm()).isCloseTo(0.8, within(1e-9));
    }

    @Test
    void ends_areOnTheSliceInThePatient() {
        Axes axes = measure((i, j) -> j == 4 && i >= 2 && i < 9);

        assertThat(axes.longAxis().slice()).isEqualTo(1);
        assertThat(axes.longAxis().fromMm().distanceTo(new Vector3(1.5 * 0.5, 4 * 0.8, 2)))
                .isCloseTo(0, within(1e-9));
        assertThat(axes.longAxis().toMm().distanceTo(new Vector3(8.5 * 0.5, 4 * 0.8, 2)))
                .isCloseTo(0, within(1e-9));
    }

    /** By hand: the longest line joins the edge midpoints (3, 1.5) and (5, 6.5), in pixels of 0.5 by 0.8 mm. */
    @Test
    void stepOfPixels_isMeasuredAcross() {
        Axes axes =
                measure((i, j) -> (i == 3 && j >= 2 && j <= 4) || (i == 5 && j >= 4 && j <= 6) || (i == 4 && j == 4));

        assertThat(axes.longAxis().lengthMm()).isCloseTo(Math.hypot(2 * 0.5, 5 * 0.8), within(1e-9));
    }

    /** Semi-axes in mm, turned by an angle; pixels differ in width and height. */
    @ParameterizedTest
    @CsvSource({"10, 6, 0", "10, 6, 90", "12, 5, 30", "12, 5, 117", "8, 8, 0", "4, 3, 45", "15, 4, 71"})
    void ellipse_isMeasuredWithinAPixel(double a, double b, double degrees) {
        double cos = Math.cos(Math.toRadians(degrees));
        double sin = Math.sin(Math.toRadians(degrees));
        Axes axes = measure((i, j) -> {
            double x = i * 0.5 - 22.1;
            double y = j * 0.8 - 31.7;
            return Math.hypot((x * cos + y * sin) / a, (y * cos - x * sin) / b) <= 1;
        });

        assertThat(axes.longAxis().lengthMm()).isCloseTo(2 * a, within(0.8));
        assertThat(axes.shortAxis().lengthMm()).isCloseTo(2 * b, within(0.8));
        assertThat(Math.abs(direction(axes.longAxis()).dot(direction(axes.shortAxis()))))
                .isLessThan(1e-9);
    }

    private static Vector3 direction(Location.Diameter diameter) {
        return diameter.toMm().minus(diameter.fromMm());
    }

    @Test
    void obliqueGrid_measuresTheSame() {
        double c = Math.cos(0.4);
        double s = Math.sin(0.4);
        PatientGrid oblique = new PatientGrid(
                90,
                80,
                3,
                new Vector3(-40, 12, 100),
                new Vector3(c, s, 0),
                new Vector3(0, 0, -1),
                new Vector3(-s, c, 0),
                new Vector3(0.5, 0.8, 2));
        Shape lShape = (i, j) -> (i > 10 && i < 30 && j > 10 && j < 17) || (i > 10 && i < 15 && j > 10 && j < 40);

        Axes straight = measurer.measure(mask(GRID, 1, lShape), 1);
        Axes turned = measurer.measure(mask(oblique, 1, lShape), 1);

        assertThat(turned.longAxis().lengthMm()).isCloseTo(straight.longAxis().lengthMm(), within(1e-9));
        assertThat(turned.shortAxis().lengthMm()).isCloseTo(straight.shortAxis().lengthMm(), within(1e-9));
        assertThat(oblique.toIndex(turned.longAxis().fromMm()).z()).isCloseTo(1, within(1e-9));
    }

    /** A mirror changes which of several equally long lines is met first. */
    @Test
    void mirroredMask_measuresTheSame() {
        Shape shape = (i, j) -> (i >= 10 && i < 26 && j >= 10 && j < 20) && !(i < 14 && j < 14) && !(i > 21 && j > 15);
        Axes axes = measure(shape);
        Axes mirroredX = measure((i, j) -> shape.holds(60 - i, j));
        Axes mirroredY = measure((i, j) -> shape.holds(i, 60 - j));

        assertThat(mirroredX.longAxis().lengthMm()).isCloseTo(axes.longAxis().lengthMm(), within(1e-9));
        assertThat(mirroredX.shortAxis().lengthMm()).isCloseTo(axes.shortAxis().lengthMm(), within(1e-9));
        assertThat(mirroredY.shortAxis().lengthMm()).isCloseTo(axes.shortAxis().lengthMm(), within(1e-9));
    }

    @Test
    void otherSlices_doNotCount() {
        BitSet voxels = new BitSet();
        voxels.set(0);
        voxels.set(4 * 3, 4 * 3 + 4);
        VoxelMask mask = new VoxelMask(GRID, 7, 7, 0, 4, 3, 2, voxels);

        assertThat(measurer.measure(mask, 0).longAxis().lengthMm()).isCloseTo(0.8, within(1e-9));
        assertThat(measurer.measure(mask, 1).longAxis().lengthMm()).isCloseTo(2, within(1e-9));
    }
}
