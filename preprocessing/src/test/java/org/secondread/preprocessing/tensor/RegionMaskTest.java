package org.secondread.preprocessing.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.secondread.domain.PatientGrid;
import org.secondread.domain.Vector3;
import org.secondread.preprocessing.volume.TestingVolume;

class RegionMaskTest {
    private static final PatientGrid GRID = TestingVolume.upright(7, 5, 2, new Vector3(5, 10, 20));

    /** Voxels (5, 1), (2, 3) and (6, 3) of the second slice. */
    private static RegionMask threeVoxels() {
        BitSet slice = new BitSet();
        slice.set(7 + 5);
        slice.set(3 * 7 + 2);
        slice.set(3 * 7 + 6);
        return new RegionMask(GRID, List.of(new BitSet(), slice));
    }

    @Test
    void contains_asksOneVoxel() {
        assertThat(threeVoxels().contains(5, 1, 1)).isTrue();
        assertThat(threeVoxels().contains(5, 1, 0)).isFalse();
        assertThat(threeVoxels().contains(1, 5, 1)).isFalse();
        assertThat(threeVoxels().contains(7, 1, 1)).isFalse();
    }

    @Test
    void box_isTheSmallestOnItsSlice() {
        assertThat(threeVoxels().box(1)).contains(new SliceBox(2, 1, 5, 3));
        assertThat(threeVoxels().box(0)).isEmpty();
    }

    @Test
    void meets_looksOnlyIntoTheBox() {
        assertThat(threeVoxels().meets(new SliceBox(3, 2, 3, 3), 1)).isFalse();
        assertThat(threeVoxels().meets(new SliceBox(3, 2, 4, 2), 1)).isTrue();
        assertThat(threeVoxels().meets(new SliceBox(-3, 3, 6, 9), 1)).isTrue();
        assertThat(threeVoxels().meets(new SliceBox(-3, 3, 5, 9), 1)).isFalse();
    }

    @Test
    void volume_isCountedInMillilitres() {
        assertThat(threeVoxels().volumeMl()).isEqualTo(3);
        assertThat(threeVoxels().isEmpty()).isFalse();
    }

    @Test
    void whole_holdsEveryVoxel() {
        RegionMask whole = RegionMask.whole(GRID);

        assertThat(whole.volumeMl()).isEqualTo(70);
        assertThat(whole.box(1)).contains(new SliceBox(0, 0, 7, 5));
        assertThat(whole.contains(6, 4, 1)).isTrue();
    }
}
