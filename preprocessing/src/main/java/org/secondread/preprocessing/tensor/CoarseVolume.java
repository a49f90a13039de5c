package org.secondread.preprocessing.tensor;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.secondread.domain.CpuBudget;
import org.secondread.domain.PatientGrid;
import org.secondread.domain.RequestContext;
import org.secondread.domain.Vector3;
import org.secondread.preprocessing.volume.OrientedVolume;

/**
 * A volume reduced to the mean of blocks, small enough for operations on whole organs. What is found here is told to the
 * full grid by {@link #refine}.
 *
 * @param fine grid of the volume
 * @param grid of the blocks: spacing is that of the blocks, voxel centres are theirs (but for cut blocks at the far end)
 * @param blockX voxels of a block along x; likewise y and z
 * @param means in units, on {@code grid}
 */
record CoarseVolume(PatientGrid fine, PatientGrid grid, int blockX, int blockY, int blockZ, float[] means) {

    /**
     * @param largestMm a block is as large as it can be up to this edge, and at least one voxel
     */
    static CoarseVolume of(OrientedVolume volume, double largestMm, CpuBudget budget, RequestContext context) {
        PatientGrid fine = volume.grid();
        int blockX = block(fine.spacingMm().x(), largestMm);
        int blockY = block(fine.spacingMm().y(), largestMm);
        int blockZ = block(fine.spacingMm().z(), largestMm);
        PatientGrid grid = coarse(fine, blockX, blockY, blockZ);
        float[] means = new float[Math.toIntExact(grid.voxelCount())];
        CoarseVolume coarse = new CoarseVolume(fine, grid, blockX, blockY, blockZ, means);
        budget.forEach(grid.sizeZ(), context, k -> coarse.fillSlice(volume, k));
        return coarse;
    }

    /** The voxels of the blocks that a mask on {@link #grid()} holds. */
    RegionMask refine(boolean[] mask) {
        List<BitSet> coarse = IntStream.range(0, grid.sizeZ())
                .mapToObj(k -> refineSlice(mask, k))
                .toList();
        return new RegionMask(
                fine,
                IntStream.range(0, fine.sizeZ())
                        .mapToObj(k -> coarse.get(k / blockZ))
                        .toList());
    }

    private static int block(double spacingMm, double largestMm) {
        return Math.max(1, (int) (largestMm / spacingMm));
    }

    private static PatientGrid coarse(PatientGrid fine, int blockX, int blockY, int blockZ) {
        Vector3 spacing = fine.spacingMm();
        return new PatientGrid(
                blocks(fine.sizeX(), blockX),
                blocks(fine.sizeY(), blockY),
                blocks(fine.sizeZ(), blockZ),
                fine.toPatient((blockX - 1) / 2.0, (blockY - 1) / 2.0, (blockZ - 1) / 2.0),
                fine.xDirection(),
                fine.yDirection(),
                fine.zDirection(),
                new Vector3(spacing.x() * blockX, spacing.y() * blockY, spacing.z() * blockZ));
    }

    private static int blocks(int size, int block) {
        return (size + block - 1) / block;
    }

    private void fillSlice(OrientedVolume volume, int k) {
        float[] row = new float[fine.sizeX()];
        int lastSlice = Math.min((k + 1) * blockZ, fine.sizeZ());
        for (int slice = k * blockZ; slice < lastSlice; slice++) {
            for (int j = 0; j < fine.sizeY(); j++) {
                volume.readRow(0, j, slice, row.length, row, 0);
                addRow(row, (int) grid.offset(0, j / blockY, k));
            }
        }
        for (int j = 0; j < grid.sizeY(); j++) {
            int rows = Math.min(blockY, fine.sizeY() - j * blockY);
            divideRow(rows * (lastSlice - k * blockZ), (int) grid.offset(0, j, k));
        }
    }

    private void addRow(float[] row, int at) {
        int whole = row.length / blockX;
        for (int i = 0; i < whole; i++) {
            means[at + i] += sum(row, i * blockX, (i + 1) * blockX);
        }
        if (whole < grid.sizeX()) {
            means[at + whole] += sum(row, whole * blockX, row.length);
        }
    }

    private static float sum(float[] row, int from, int to) {
        float sum = 0;
        for (int n = from; n < to; n++) {
            sum += row[n];
        }
        return sum;
    }

    private void divideRow(int rows, int at) {
        for (int i = 0; i < grid.sizeX(); i++) {
            means[at + i] /= rows * Math.min(blockX, fine.sizeX() - i * blockX);
        }
    }

    private BitSet refineSlice(boolean[] mask, int k) {
        BitSet slice = new BitSet(fine.sizeX() * fine.sizeY());
        for (int j = 0; j < fine.sizeY(); j++) {
            int from = (int) grid.offset(0, j / blockY, k);
            int row = j * fine.sizeX();
            for (int i = 0; i < grid.sizeX(); i++) {
                if (mask[from + i]) {
                    slice.set(row + i * blockX, row + Math.min((i + 1) * blockX, fine.sizeX()));
                }
            }
        }
        return slice;
    }
}
