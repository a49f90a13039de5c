package org.secondread.preprocessing.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.secondread.domain.PatientGrid;
import org.secondread.domain.Vector3;

class OrientedVolumeTest {
    private static final Offset<Double> ROUNDING = within(1e-9);
    private static final Vector3[] PATIENT = {new Vector3(1, 0, 0), new Vector3(0, 1, 0), new Vector3(0, 0, 1)};
    private static final int[][] PERMUTATIONS = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};

    /** All 48 ways to lay the axes of a volume along those of the patient, of both hands. */
    static Stream<PatientGrid> signedPermutations() {
        List<PatientGrid> grids = new ArrayList<>();
        for (int[] axes : PERMUTATIONS) {
            for (int signs = 0; signs < 8; signs++) {
                grids.add(grid(
                        direction(axes[0], signs & 1), direction(axes[1], signs & 2), direction(axes[2], signs & 4)));
            }
        }
        return grids.stream();
    }

    private static Vector3 direction(int axis, int reversed) {
        return PATIENT[axis].times(reversed == 0 ? 1 : -1);
    }

    private static PatientGrid grid(Vector3 x, Vector3 y, Vector3 z) {
        return new PatientGrid(5, 4, 3, new Vector3(-12.5, 31, 140.25), x, y, z, new Vector3(0.7, 0.9, 2.3));
    }

    private static OrientedVolume oriented(PatientGrid grid) {
        return new OrientedVolume(TestingVolume.of(grid, (i, j, k) -> 1 + i + 10 * j + 100 * k));
    }

    @ParameterizedTest
    @MethodSource("signedPermutations")
    void axesGrowToLeftPosteriorAndHead(PatientGrid source) {
        PatientGrid grid = oriented(source).grid();

        for (int axis = 0; axis < 3; axis++) {
            assertThat(grid.direction(axis)).isEqualTo(PATIENT[axis]);
        }
        assertThat(grid.voxelCount()).isEqualTo(source.voxelCount());
    }

    @ParameterizedTest
    @MethodSource("signedPermutations")
    void everyVoxelKeepsItsPlaceInThePatient(PatientGrid source) {
        OrientedVolume oriented = oriented(source);
        Map<Long, Float> byPlace = new HashMap<>();
        forEachVoxel(
                source,
                (i, j, k) ->
                        byPlace.put(place(source, i, j, k), oriented.source().valueAt(i, j, k)));

        PatientGrid grid = oriented.grid();
        forEachVoxel(
                grid, (i, j, k) -> assertThat(oriented.valueAt(i, j, k)).isEqualTo(byPlace.get(place(grid, i, j, k))));
        assertThat(byPlace).hasSize(60);
    }

    @ParameterizedTest
    @MethodSource("signedPermutations")
    void rowsAreTheValuesAlongX(PatientGrid source) {
        OrientedVolume oriented = oriented(source);
        PatientGrid grid = oriented.grid();
        float[] row = new float[9];

        forEachVoxel(grid, (i, j, k) -> {
            int count = grid.sizeX() - i;
            oriented.readRow(i, j, k, count, row, 2);
            for (int n = 0; n < count; n++) {
                assertThat(row[2 + n]).isEqualTo(oriented.valueAt(i + n, j, k));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("signedPermutations")
    void indicesTranslateToTheSourceAndBack(PatientGrid source) {
        OrientedVolume oriented = oriented(source);
        Vector3 index = new Vector3(0.25, 1.5, 2);

        Vector3 onSource = oriented.toSource(index);

        assertThat(oriented.fromSource(onSource)).isEqualTo(index);
        assertThat(source.toPatient(onSource).distanceTo(oriented.grid().toPatient(index)))
                .isCloseTo(0, ROUNDING);
    }

    @Test
    void sourceAlreadyInReadingOrientation_isNumberedAlike() {
        PatientGrid source = grid(PATIENT[0], PATIENT[1], PATIENT[2]);

        assertThat(oriented(source).grid()).isEqualTo(source);
    }

    @Test
    void coronalSource_isReadByHand() {
        OrientedVolume oriented = oriented(grid(PATIENT[0], PATIENT[2].times(-1), PATIENT[1]));

        assertThat(oriented.grid())
                .isEqualTo(new PatientGrid(
                        5,
                        3,
                        4,
                        new Vector3(-12.5, 31, 140.25 - 3 * 0.9),
                        PATIENT[0],
                        PATIENT[1],
                        PATIENT[2],
                        new Vector3(0.7, 2.3, 0.9)));
        assertThat(oriented.valueAt(4, 2, 0)).isEqualTo(1 + 4 + 10 * 3 + 100 * 2);
    }

    @Test
    void obliqueSource_keepsItsOwnDirections() {
        double c = Math.cos(Math.toRadians(30));
        double s = Math.sin(Math.toRadians(30));
        Vector3 x = new Vector3(0, c, -s);
        Vector3 y = new Vector3(0, s, c);
        PatientGrid source = grid(x, y, new Vector3(1, 0, 0));

        PatientGrid grid = oriented(source).grid();

        assertThat(grid.xDirection()).isEqualTo(new Vector3(1, 0, 0));
        assertThat(grid.yDirection()).isEqualTo(x);
        assertThat(grid.zDirection()).isEqualTo(y);
        assertThat(grid.spacingMm()).isEqualTo(new Vector3(2.3, 0.7, 0.9));
    }

    private interface VoxelVisitor {
        void visit(int i, int j, int k);
    }

    private static void forEachVoxel(PatientGrid grid, VoxelVisitor visitor) {
        for (int k = 0; k < grid.sizeZ(); k++) {
            for (int j = 0; j < grid.sizeY(); j++) {
                for (int i = 0; i < grid.sizeX(); i++) {
                    visitor.visit(i, j, k);
                }
            }
        }
    }

    /** A whole-number key of a voxel's place, in steps of 0.05 mm: all voxel centres here differ by more. */
    private static long place(PatientGrid grid, int i, int j, int k) {
        Vector3 p = grid.toPatient(i, j, k);
        return (Math.round(p.x() * 20) * 100_000 + Math.round(p.y() * 20)) * 100_000 + Math.round(p.z() * 20);
    }
}
