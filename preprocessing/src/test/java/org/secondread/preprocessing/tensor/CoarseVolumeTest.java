package org.secondread.preprocessing.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.secondread.domain.CpuBudget;
import org.secondread.domain.PatientGrid;
import org.secondread.domain.Vector3;
import org.secondread.preprocessing.testing.TestingRequest;
import org.secondread.preprocessing.volume.OrientedVolume;
import org.secondread.preprocessing.volume.TestingVolume;

/** Blocks of 3 × 2 × 1 voxels; the last block along x has two columns, the last along y one row. */
class CoarseVolumeTest {
    private static final PatientGrid GRID = TestingVolume.upright(8, 5, 2, new Vector3(0.7, 1.2, 3));
    private static CpuBudget budget;

    @BeforeAll
    static void open() {
        budget = new CpuBudget(2);
    }

    @AfterAll
    static void close() {
        budget.close();
    }

    private static CoarseVolume coarse() {
        OrientedVolume volume = new OrientedVolume(TestingVolume.of(GRID, (i, j, k) -> i + 10 * j + 100 * k));
        return CoarseVolume.of(volume, 2.5, budget, TestingRequest.alive());
    }

    @Test
    void means_areThoseOfWholeAndCutBlocks() {
        assertThat(coarse().means())
                .containsExactly(
                        6, 9, 11.5f, 26, 29, 31.5f, 41, 44, 46.5f, 106, 109, 111.5f, 126, 129, 131.5f, 141, 144,
                        146.5f);
    }

    @Test
    void grid_liesAtTheMiddleOfTheBlocks() {
        PatientGrid grid = coarse().grid();

        assertThat(grid.originMm()).isEqualTo(GRID.toPatient(1, 0.5, 0));
        assertThat(grid.toPatient(1, 1, 1).distanceTo(GRID.toPatient(4, 2.5, 1)))
                .isLessThan(1e-9);
    }

    @Test
    void refined_areTheVoxelsOfTheBlocks() {
        boolean[] mask = new boolean[18];
        mask[2] = true;
        mask[9 + 2 * 3 + 1] = true;

        RegionMask region = coarse().refine(mask);

        for (int j = 0; j < 5; j++) {
            for (int i = 0; i < 8; i++) {
                assertThat(region.contains(i, j, 0)).isEqualTo(i >= 6 && j < 2);
                assertThat(region.contains(i, j, 1)).isEqualTo(i >= 3 && i < 6 && j == 4);
            }
        }
    }

    @Test
    void severalSlices_makeABlock() {
        PatientGrid thin = TestingVolume.upright(2, 2, 5, new Vector3(3, 3, 1.1));
        OrientedVolume volume = new OrientedVolume(TestingVolume.of(thin, (i, j, k) -> 100 * k));

        CoarseVolume coarse = CoarseVolume.of(volume, 2.5, budget, TestingRequest.alive());

        assertThat(coarse.means()).containsExactly(50, 50, 50, 50, 250, 250, 250, 250, 400, 400, 400, 400);
        assertThat(coarse.refine(new boolean[] {
                            false, false, false, false, true, false, false, false, false, false, false, false
                        })
                        .volumeMl())
                .isEqualTo(2 * 3 * 3 * 1.1 / 1000);
    }
}
