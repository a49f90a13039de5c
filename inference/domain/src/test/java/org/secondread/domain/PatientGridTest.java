package org.secondread.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatientGridTest {
    private static final Vector3 X = new Vector3(1, 0, 0);
    private static final Vector3 Y = new Vector3(0, 1, 0);
    private static final Vector3 Z = new Vector3(0, 0, 1);

    /** Coronal: x to the left, y to the feet, z to the back. 5 by 7 by 11 voxels of 0.5 by 0.75 by 2 mm. */
    private static final PatientGrid CORONAL =
            new PatientGrid(5, 7, 11, new Vector3(-10, 20, 30), X, new Vector3(0, 0, -1), Y, new Vector3(0.5, 0.75, 2));

    @Test
    void toPatient_walksAlongEachAxis() {
        assertThat(CORONAL.toPatient(0, 0, 0)).isEqualTo(new Vector3(-10, 20, 30));
        assertThat(CORONAL.toPatient(4, 0, 0)).isEqualTo(new Vector3(-8, 20, 30));
        assertThat(CORONAL.toPatient(0, 6, 0)).isEqualTo(new Vector3(-10, 20, 25.5));
        assertThat(CORONAL.toPatient(0, 0, 10)).isEqualTo(new Vector3(-10, 40, 30));
        assertThat(CORONAL.toPatient(new Vector3(1.5, 2, 0.5))).isEqualTo(new Vector3(-9.25, 21, 28.5));
    }

    @Test
    void toIndex_undoesToPatient() {
        PatientGrid oblique = oblique();
        Random random = new Random(17);
        for (int n = 0; n < 100; n++) {
            Vector3 index = new Vector3(random.nextDouble(-9, 9), random.nextDouble(-9, 9), random.nextDouble(-9, 9));
            assertThat(oblique.toIndex(oblique.toPatient(index)).distanceTo(index))
                    .isLessThan(1e-12);
        }
    }

    @Test
    void indexToPatient_isTheSameMapping() {
        PatientGrid oblique = oblique();
        double[] m = oblique.indexToPatient();
        Vector3 byMatrix = new Vector3(
                m[0] * 2 + m[1] * 3 + m[2] * 4 + m[3],
                m[4] * 2 + m[5] * 3 + m[6] * 4 + m[7],
                m[8] * 2 + m[9] * 3 + m[10] * 4 + m[11]);

        assertThat(byMatrix.distanceTo(oblique.toPatient(2, 3, 4))).isLessThan(1e-12);
        assertThat(new double[] {m[12], m[13], m[14], m[15]}).containsExactly(0, 0, 0, 1);
    }

    @Test
    void memoryOrder_isXFastest() {
        assertThat(CORONAL.offset(0, 0, 0)).isZero();
        assertThat(CORONAL.offset(1, 0, 0)).isEqualTo(1);
        assertThat(CORONAL.offset(0, 1, 0)).isEqualTo(5);
        assertThat(CORONAL.offset(0, 0, 1)).isEqualTo(35);
        assertThat(CORONAL.offset(4, 6, 10)).isEqualTo(CORONAL.voxelCount() - 1);
    }

    @Test
    void offset_beyondTheRangeOfInt() {
        PatientGrid large = new PatientGrid(2048, 2048, 1024, new Vector3(0, 0, 0), X, Y, Z, new Vector3(1, 1, 1));

        assertThat(large.voxelCount()).isEqualTo(1L << 32);
        assertThat(large.offset(0, 0, 1023)).isEqualTo(1023L << 22);
    }

    @Test
    void sizesAndDirections_byAxis() {
        assertThat(new int[] {CORONAL.size(0), CORONAL.size(1), CORONAL.size(2)})
                .containsExactly(5, 7, 11);
        assertThat(CORONAL.direction(1)).isEqualTo(new Vector3(0, 0, -1));
        assertThat(CORONAL.voxelVolumeMm3()).isCloseTo(0.75, within(1e-15));
        assertThatThrownBy(() -> CORONAL.size(3)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @ParameterizedTest
    @CsvSource({"0,0,0,true", "4,6,10,true", "5,6,10,false", "4,7,10,false", "4,6,11,false", "-1,0,0,false"})
    void contains_indicesOfVoxels(int i, int j, int k, boolean expected) {
        assertThat(CORONAL.contains(i, j, k)).isEqualTo(expected);
    }

    @Test
    void whatIsNotOrthonormal_isNoGrid() {
        assertNoGrid(new Vector3(1, 1e-3, 0), Y, Z, new Vector3(1, 1, 1));
        assertNoGrid(new Vector3(1.001, 0, 0), Y, Z, new Vector3(1, 1, 1));
        assertNoGrid(X, Y, X, new Vector3(1, 1, 1));
        assertNoGrid(X, Y, Z, new Vector3(1, 0, 1));
        assertNoGrid(X, Y, Z, new Vector3(1, 1, Double.NaN));
    }

    private static void assertNoGrid(Vector3 x, Vector3 y, Vector3 z, Vector3 spacing) {
        assertThatThrownBy(() -> new PatientGrid(1, 1, 1, new Vector3(0, 0, 0), x, y, z, spacing))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static PatientGrid oblique() {
        double c = Math.cos(0.3);
        double s = Math.sin(0.3);
        return new PatientGrid(
                5,
                7,
                11,
                new Vector3(-10, 20, 30),
                new Vector3(c, s, 0),
                new Vector3(-s, c, 0),
                Z,
                new Vector3(0.5, 0.75, 2));
    }
}
