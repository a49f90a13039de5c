package org.secondread.models.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.secondread.domain.PatientGrid;
import org.secondread.domain.Vector3;
import org.secondread.models.extraction.Location.Region;

class RegionMeasurerTest {
    /** Sagittal: x to the posterior, y to the feet, z to the left. */
    private static final PatientGrid GRID = new PatientGrid(
            30,
            20,
            10,
            new Vector3(-50, -100, 200),
            new Vector3(0, 1, 0),
            new Vector3(0, 0, -1),
            new Vector3(1, 0, 0),
            new Vector3(0.6, 0.9, 3));

    /** Box of 3 × 2 × 3 from (4, 5, 6): one voxel on the first slice, four on the second, three on the third. */
    private static VoxelMask mask() {
        BitSet voxels = new BitSet();
        voxels.set(0);
        voxels.set(6, 10);
        voxels.set(12, 15);
        return new VoxelMask(GRID, 4, 5, 6, 3, 2, 3, voxels);
    }

    @Test
    void centre_isTheMeanOfTheVoxelCentres() {
        double i = (4 + (4 + 5 + 6 + 4) + (4 + 5 + 6)) / 8.0;
        double j = (5 + (5 + 5 + 5 + 6) + (5 + 5 + 5)) / 8.0;
        double k = (6 + 4 * 7 + 3 * 8) / 8.0;

        Region region = new RegionMeasurer().measure(mask());

        assertThat(region.centreMm().distanceTo(new Vector3(-50 + 3 * k, -100 + 0.6 * i, 200 - 0.9 * j)))
                .isCloseTo(0, within(1e-12));
    }

    @Test
    void axes_areMeasuredOnTheSliceThatHoldsMost() {
        Region region = new RegionMeasurer().measure(mask());

        assertThat(region.longAxis().slice()).isEqualTo(7);
        assertThat(region.shortAxis().slice()).isEqualTo(7);
    }

    @Test
    void equalSlices_theFirstCounts() {
        BitSet voxels = new BitSet();
        voxels.set(0, 4);
        VoxelMask mask = new VoxelMask(GRID, 0, 0, 3, 2, 1, 2, voxels);

        assertThat(new RegionMeasurer().measure(mask).longAxis().slice()).isEqualTo(3);
    }
}
