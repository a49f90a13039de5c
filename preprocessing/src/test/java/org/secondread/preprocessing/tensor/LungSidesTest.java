package org.secondread.preprocessing.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.secondread.domain.PatientGrid;
import org.secondread.domain.Vector3;
import org.secondread.preprocessing.volume.TestingVolume;

class LungSidesTest {
    private static final PatientGrid GRID = TestingVolume.upright(14, 6, 1, new Vector3(2, 2, 2));

    private static boolean[] mask(String... rows) {
        String all = String.join("", rows);
        boolean[] mask = new boolean[84];
        for (int n = 0; n < 84; n++) {
            mask[n] = all.charAt(n) == '#';
        }
        return mask;
    }

    @Test
    void lungsThatTouch_partWhereTheyAreThinnest() {
        List<boolean[]> sides = LungSides.of(
                mask(
                        "..............",
                        ".###########..",
                        ".####..#####..",
                        ".####..#####..",
                        ".####..#####..",
                        ".####..#####.."),
                GRID);

        assertThat(sides)
                .containsExactly(
                        mask(
                                "..............",
                                ".####.........",
                                ".####.........",
                                ".####.........",
                                ".####.........",
                                ".####........."),
                        mask(
                                "..............",
                                ".....#######..",
                                ".......#####..",
                                ".......#####..",
                                ".......#####..",
                                ".......#####.."));
    }

    @Test
    void singleLung_staysWhole() {
        boolean[] lung = mask(
                "..............",
                "..#######.....",
                "..#######.....",
                "..#######.....",
                "..#######.....",
                "..............");

        assertThat(LungSides.of(lung, GRID)).containsExactly(lung);
    }

    @Test
    void noLungs_haveNoSides() {
        assertThat(LungSides.of(new boolean[84], GRID))
                .allSatisfy(side -> assertThat(side).containsOnly(false));
    }
}
