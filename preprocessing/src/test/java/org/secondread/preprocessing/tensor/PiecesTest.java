package org.secondread.preprocessing.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.secondread.domain.PatientGrid;
import org.secondread.domain.Vector3;
import org.secondread.preprocessing.volume.TestingVolume;

class PiecesTest {
    private static final PatientGrid GRID = TestingVolume.upright(4, 3, 2, new Vector3(1, 1, 1));

    /** Slices of three rows of four; the rows of the second slice follow those of the first. */
    private static boolean[] mask(String... rows) {
        String all = String.join("", rows);
        boolean[] mask = new boolean[24];
        for (int n = 0; n < 24; n++) {
            mask[n] = all.charAt(n) == '#';
        }
        return mask;
    }

    @Test
    void voxelsHangTogetherOverFacesOnly() {
        assertThat(Pieces.of(mask("##..", "..#.", "..#.", "....", "....", "...#"), GRID))
                .containsExactly(new int[] {0, 1}, new int[] {6, 10}, new int[] {23});
    }

    @Test
    void slicesAreConnected() {
        assertThat(Pieces.of(mask("#...", "....", "....", "#...", "#...", "#..."), GRID))
                .containsExactly(new int[] {0, 12, 16, 20});
    }

    @Test
    void endOfARow_doesNotTouchTheNext() {
        assertThat(Pieces.of(mask("...#", "#...", "....", "....", "....", "...."), GRID))
                .containsExactly(new int[] {3}, new int[] {4});
    }

    @Test
    void slice_isTakenByItself() {
        boolean[] mask = mask("#...", "....", "....", "#...", "....", "..##");

        assertThat(Pieces.ofSlice(mask, GRID, 1)).containsExactly(new int[] {12}, new int[] {22, 23});
    }

    @Test
    void background_isWhatTheMaskLeaves() {
        boolean[] mask = mask("....", "####", ".#..", "....", "....", "....");

        assertThat(Pieces.ofSliceBackground(mask, GRID, 0))
                .containsExactly(new int[] {0, 1, 2, 3}, new int[] {8}, new int[] {10, 11});
    }
}
