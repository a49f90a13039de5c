package org.secondread.preprocessing.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.secondread.domain.CpuBudget;
import org.secondread.domain.PatientGrid;
import org.secondread.domain.Vector3;
import org.secondread.preprocessing.testing.TestingRequest;
import org.secondread.preprocessing.volume.TestingVolume;

class SliceHolesTest {
    private static final PatientGrid GRID = TestingVolume.upright(7, 5, 2, new Vector3(1, 1, 1));
    private static CpuBudget budget;

    @BeforeAll
    static void open() {
        budget = new CpuBudget(2);
    }

    @AfterAll
    static void close() {
        budget.close();
    }

    private static boolean[] mask(String... rows) {
        String all = String.join("", rows);
        boolean[] mask = new boolean[70];
        for (int n = 0; n < 70; n++) {
            mask[n] = all.charAt(n) == '#';
        }
        return mask;
    }

    @Test
    void enclosedPieces_areFilledOnEachSlice() {
        boolean[] mask = mask(
                "#######", "#.#...#", "#######", "..#.#..", "..###..", ".......", ".####..", ".#..#..", ".####..",
                ".......");
        SliceHoles holes = new SliceHoles(GRID, budget, TestingRequest.alive());

        holes.fill(mask, holes::isEnclosed);

        assertThat(mask)
                .isEqualTo(mask(
                        "#######", "#######", "#######", "..###..", "..###..", ".......", ".####..", ".####..",
                        ".####..", "......."));
    }

    @Test
    void onlyWhatIsAHole_isFilled() {
        boolean[] mask = mask(
                "#######", "#.#...#", "#######", ".......", ".......", ".......", ".......", ".......", ".......",
                ".......");
        SliceHoles holes = new SliceHoles(GRID, budget, TestingRequest.alive());

        holes.fill(mask, piece -> piece.length == 1);

        assertThat(mask)
                .isEqualTo(mask(
                        "#######", "###...#", "#######", ".......", ".......", ".......", ".......", ".......",
                        ".......", "......."));
    }
}
