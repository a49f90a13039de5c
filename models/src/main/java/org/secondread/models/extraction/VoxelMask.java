package org.secondread.models.extraction;

import java.util.BitSet;
import org.secondread.domain.PatientGrid;

/**
 * A set of voxels inside its bounding box on a volume's grid.
 *
 * @param grid the volume's grid
 * @param fromI first voxel of the box along x
 * @param fromJ first voxel of the box along y
 * @param fromK first slice of the box
 * @param sizeI length of the box along x, in voxels
 * @param sizeJ length of the box along y
 * @param sizeK slices in the box
 * @param voxels bit ((k·sizeJ)+j)·sizeI+i for box indices i, j, k; not changed afterwards
 */
public record VoxelMask(
        PatientGrid grid, int fromI, int fromJ, int fromK, int sizeI, int sizeJ, int sizeK, BitSet voxels) {
    public VoxelMask {
        if (voxels.isEmpty() || voxels.length() > sizeI * sizeJ * sizeK) {
            throw new IllegalArgumentException("a mask needs voxels inside its box");
        }
        if (!grid.contains(fromI, fromJ, fromK)
                || !grid.contains(fromI + sizeI - 1, fromJ + sizeJ - 1, fromK + sizeK - 1)) {
            throw new IllegalArgumentException("the box leaves the grid");
        }
    }

    /** Whether the mask holds a voxel, given by its index on the volume's grid. */
    public boolean contains(int i, int j, int k) {
        int bi = i - fromI;
        int bj = j - fromJ;
        int bk = k - fromK;
        boolean inBox = bi >= 0 && bi < sizeI && bj >= 0 && bj < sizeJ && bk >= 0 && bk < sizeK;
        return inBox && voxels.get((bk * sizeJ + bj) * sizeI + bi);
    }

    public int voxelCount() {
        return voxels.cardinality();
    }

    public double volumeMm3() {
        return voxelCount() * grid.voxelVolumeMm3();
    }
}
