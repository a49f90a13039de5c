package org.secondread.models.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.secondread.domain.PatientGrid;
import org.secondread.domain.Vector3;

class VoxelGroupTest {
    /** Turned by 90 degrees about z: x grows to the posterior, y to the right. */
    private static final PatientGrid GRID = new PatientGrid(
            5,
            4,
            3,
            new Vector3(10, 20, 30),
            new Vector3(0, 1, 0),
            new Vector3(-1, 0, 0),
            new Vector3(0, 0, 1),
            new Vector3(0.5, 0.75, 2));

    /** Voxels (1, 0, 0) and (3, 2, 1). */
    private static final VoxelGroup GROUP = new VoxelGroup(GRID, new int[] {1, 33}, new float[] {0.25f, 0.75f});

    @Test
    void index_isThePlaceInMemoryOrder() {
        assertThat(GROUP.index(0)).isEqualTo(new Vector3(1, 0, 0));
        assertThat(GROUP.index(1)).isEqualTo(new Vector3(3, 2, 1));
    }

    @Test
    void centre_isDrawnToTheProbableVoxel() {
        Vector3 index = new Vector3(2.5, 1.5, 0.75);

        assertThat(GROUP.centreMm().distanceTo(GRID.toPatient(index))).isCloseTo(0, within(1e-12));
        assertThat(GROUP.centreMm().distanceTo(new Vector3(10 - 1.125, 20 + 1.25, 31.5)))
                .isCloseTo(0, within(1e-12));
    }

    @Test
    void equivalentDiameter_isThatOfTheSphere() {
        assertThat(GROUP.volumeMm3()).isEqualTo(2 * 0.75);
        assertThat(Math.PI / 6 * Math.pow(GROUP.equivalentDiameterMm(), 3)).isCloseTo(1.5, within(1e-12));
    }

    @Test
    void meanOfHighest_takesNoMoreThanThereAre() {
        VoxelGroup group = new VoxelGroup(GRID, new int[] {0, 1, 2}, new float[] {0.5f, 0.75f, 0.25f});

        assertThat(group.meanOfHighest(1)).isEqualTo(0.75);
        assertThat(group.meanOfHighest(2)).isEqualTo(0.625);
        assertThat(group.meanOfHighest(9)).isEqualTo(0.5);
    }
}
