package org.secondread.models.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.secondread.domain.PatientGrid;
import org.secondread.domain.Vector3;
import org.secondread.preprocessing.volume.OrientedVolume;

class SourceMaskTest {
    /** Coronal slices, columns towards the right: nothing is where reading orientation has it. */
    private static final PatientGrid SOURCE = new PatientGrid(
            7,
            6,
            5,
            new Vector3(40, -20, 90),
            new Vector3(-1, 0, 0),
            new Vector3(0, 0, -1),
            new Vector3(0, 1, 0),
            new Vector3(0.7, 0.8, 2.5));

    @Test
    void voxels_returnToTheSourceAtTheSamePlaceInThePatient() {
        OrientedVolume volume = new OrientedVolume(TestingVolumes.of(SOURCE, (i, j, k) -> i));
        PatientGrid reading = volume.grid();
        int[] offsets = {(int) reading.offset(1, 2, 3), (int) reading.offset(2, 2, 3), (int) reading.offset(1, 3, 4)};

        VoxelMask mask = SourceMask.of(new VoxelGroup(reading, offsets, new float[] {1, 1, 1}), volume);

        assertThat(mask.grid()).isEqualTo(SOURCE);
        assertThat(mask.voxelCount()).isEqualTo(3);
        assertThat(new int[] {mask.sizeI(), mask.sizeJ(), mask.sizeK()}).containsExactly(2, 2, 2);
        assertThat(mask.contains(5, 2, 2)).isTrue();
        assertThat(mask.contains(4, 2, 2)).isTrue();
        assertThat(mask.contains(5, 1, 3)).isTrue();
        assertThat(SOURCE.toPatient(5, 1, 3).distanceTo(reading.toPatient(1, 3, 4)))
                .isLessThan(1e-9);
    }
}
