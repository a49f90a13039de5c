package org.secondread.models.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secondread.domain.PatientGrid;
import org.secondread.domain.Vector3;

class CandidateGrouperTest {
    private static final PatientGrid GRID = TestingVolumes.upright(5, 4, 6, new Vector3(0.5, 0.75, 2));

    private static SliceProbability slice(int k, int... pixels) {
        float[] values = new float[pixels.length];
        Arrays.fill(values, 0.5f);
        return new SliceProbability(k, pixels, values);
    }

    private static List<List<Integer>> group(SliceProbability... slices) {
        return new CandidateGrouper(GRID)
                .group(List.of(slices)).stream()
                        .map(group -> IntStream.of(group.offsets()).boxed().toList())
                        .toList();
    }

    private static int pixel(int i, int j) {
        return j * 5 + i;
    }

    @Test
    void cornersAcrossSlices_touch() {
        assertThat(group(slice(1, pixel(1, 1)), slice(2, pixel(2, 2)), slice(3, pixel(1, 3))))
                .containsExactly(List.of(26, 52, 76));
    }

    @Test
    void cornersWithinASlice_touchOnBothDiagonals() {
        assertThat(group(slice(0, pixel(2, 0), pixel(1, 1), pixel(3, 1), pixel(4, 2))))
                .containsExactly(List.of(2, 6, 8, 14));
    }

    @Test
    void aGapOfOneVoxel_divides() {
        assertThat(group(slice(0, pixel(0, 0), pixel(2, 0)), slice(2, pixel(0, 0))))
                .containsExactly(List.of(0), List.of(2), List.of(40));
    }

    @Test
    void theEndOfARow_doesNotTouchTheStartOfTheNext() {
        assertThat(group(slice(0, pixel(4, 0), pixel(0, 1)))).hasSize(2);
        assertThat(group(slice(0, pixel(4, 3)), slice(1, pixel(0, 0)))).hasSize(2);
    }

    @Test
    void twoArmsThatMeetLater_areOneGroupNamedByItsFirstVoxel() {
        assertThat(group(
                        slice(0, pixel(0, 0), pixel(4, 0)),
                        slice(1, pixel(1, 1), pixel(3, 1)),
                        slice(2, pixel(2, 2)),
                        slice(4, pixel(0, 0))))
                .containsExactly(List.of(0, 4, 26, 28, 52), List.of(80));
    }

    @Test
    void probabilities_stayWithTheirVoxels() {
        SliceProbability slice = new SliceProbability(1, new int[] {0, 3, 4}, new float[] {0.4f, 0.9f, 0.6f});

        List<VoxelGroup> groups = new CandidateGrouper(GRID).group(List.of(slice));

        assertThat(groups.get(0).probabilities()).containsExactly(0.4f);
        assertThat(groups.get(1).probabilities()).containsExactly(0.9f, 0.6f);
    }

    @Test
    void nothing_givesNoGroup() {
        assertThat(group()).isEmpty();
        assertThat(group(slice(0))).isEmpty();
    }

    /** Any two voxels of a group are joined by steps of one, and no voxel of one group touches another. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void randomVoxels_areDividedAsByFlooding(long seed) {
        Random random = new Random(seed);
        PatientGrid grid = TestingVolumes.upright(17, 13, 9, new Vector3(1, 1, 1));
        boolean[] set = new boolean[(int) grid.voxelCount()];
        List<SliceProbability> slices = new ArrayList<>();
        for (int k = 0; k < grid.sizeZ(); k++) {
            int first = k * 17 * 13;
            int[] pixels = IntStream.range(0, 17 * 13)
                    .filter(n -> random.nextDouble() < 0.09)
                    .toArray();
            IntStream.of(pixels).forEach(n -> set[first + n] = true);
            slices.add(slice(k, pixels));
        }

        List<List<Integer>> groups = new CandidateGrouper(grid)
                .group(slices).stream()
                        .map(group -> IntStream.of(group.offsets()).boxed().toList())
                        .toList();

        assertThat(groups).isEqualTo(flooded(grid, set));
    }

    private static List<List<Integer>> flooded(PatientGrid grid, boolean[] set) {
        List<List<Integer>> groups = new ArrayList<>();
        for (int n = 0; n < set.length; n++) {
            if (set[n]) {
                List<Integer> group = new ArrayList<>();
                flood(grid, set, n, group);
                groups.add(group.stream().sorted().toList());
            }
        }
        return groups;
    }

    private static void flood(PatientGrid grid, boolean[] set, int voxel, List<Integer> group) {
        set[voxel] = false;
        group.add(voxel);
        for (int step = 0; step < 27; step++) {
            int i = voxel % grid.sizeX() + step % 3 - 1;
            int j = voxel / grid.sizeX() % grid.sizeY() + step / 3 % 3 - 1;
            int k = voxel / grid.sizeX() / grid.sizeY() + step / 9 - 1;
            if (grid.contains(i, j, k) && set[(int) grid.offset(i, j, k)]) {
                flood(grid, set, (int) grid.offset(i, j, k), group);
            }
        }
    }
}
