package org.secondread.preprocessing.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.secondread.domain.CpuBudget;
import org.secondread.domain.PatientGrid;
import org.secondread.domain.Vector3;
import org.secondread.preprocessing.testing.TestingRequest;
import org.secondread.preprocessing.volume.TestingVolume;

class BallTest {
    private static final PatientGrid GRID = TestingVolume.upright(13, 11, 7, new Vector3(1.1, 1.3, 2.3));
    private static CpuBudget budget;

    @BeforeAll
    static void open() {
        budget = new CpuBudget(2);
    }

    @AfterAll
    static void close() {
        budget.close();
    }

    private static Ball ball(double radiusMm) {
        return new Ball(GRID, radiusMm, budget, TestingRequest.alive());
    }

    private static boolean[] scattered(long seed, double share) {
        Random random = new Random(seed);
        boolean[] mask = new boolean[(int) GRID.voxelCount()];
        for (int n = 0; n < mask.length; n++) {
            mask[n] = random.nextDouble() < share;
        }
        return mask;
    }

    @ParameterizedTest
    @CsvSource({"1, 1.2, 0.01", "2, 2.31, 0.01", "3, 4.7, 0.004", "4, 3, 0.3", "5, 30, 0.002"})
    void dilation_isAllWithinTheRadius(long seed, double radiusMm, double share) {
        boolean[] mask = scattered(seed, share);

        assertThat(ball(radiusMm).dilate(mask)).isEqualTo(within(mask, true, radiusMm));
    }

    @ParameterizedTest
    @CsvSource({"1, 1.2, 0.99", "2, 2.31, 0.97", "3, 4.7, 0.99", "4, 3, 0.7", "5, 30, 0.999"})
    void erosion_leavesWhatIsFartherFromTheRest(long seed, double radiusMm, double share) {
        boolean[] mask = scattered(seed, share);
        boolean[] nearRest = within(mask, false, radiusMm);

        boolean[] eroded = ball(radiusMm).erode(mask);

        for (int n = 0; n < mask.length; n++) {
            assertThat(eroded[n]).isEqualTo(!nearRest[n]);
        }
    }

    @Test
    void erosionOfALonelyVoxel_leavesNothing() {
        boolean[] mask = new boolean[(int) GRID.voxelCount()];
        mask[(int) GRID.offset(6, 5, 3)] = true;

        assertThat(ball(1.2).erode(mask)).containsOnly(false);
    }

    @Test
    void beyondTheGrid_nothingErodes() {
        boolean[] full = new boolean[(int) GRID.voxelCount()];
        Arrays.fill(full, true);

        assertThat(ball(5).erode(full)).isEqualTo(full);
    }

    @Test
    void emptyMask_staysEmpty() {
        boolean[] empty = new boolean[(int) GRID.voxelCount()];

        assertThat(ball(5).dilate(empty)).isEqualTo(empty);
        assertThat(ball(5).erode(empty)).isEqualTo(empty);
    }

    private static boolean[] within(boolean[] mask, boolean value, double radiusMm) {
        boolean[] within = new boolean[mask.length];
        for (int a = 0; a < mask.length; a++) {
            for (int b = 0; b < mask.length && !within[a]; b++) {
                within[a] = mask[b] == value && point(a).distanceTo(point(b)) <= radiusMm;
            }
        }
        return within;
    }

    private static Vector3 point(int offset) {
        return GRID.toPatient(offset % 13, offset / 13 % 11, offset / 13 / 11);
    }
}
