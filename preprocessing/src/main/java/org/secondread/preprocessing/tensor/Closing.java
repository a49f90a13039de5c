package org.secondread.preprocessing.tensor;

import org.secondread.domain.CpuBudget;
import org.secondread.domain.PatientGrid;
import org.secondread.domain.RequestContext;
import org.secondread.domain.Vector3;

/**
 * Fills the dents and gaps of a mask that a ball does not fit into: a dilation, then an erosion. Both happen on a grid that is
 * wider by the ball, so that what lies close to its border is treated like the rest. Beside the images there is nothing;
 * beyond the first and last slice the mask is taken to continue as it is there, for an organ that a scan cuts off does.
 */
final class Closing {
    private final PatientGrid grid;
    private final PatientGrid wide;
    private final int beside;
    private final int before;
    private final int below;
    private final Ball reach;
    private final Ball back;

    /**
     * @param marginMm how much less is eroded than was dilated
     */
    Closing(PatientGrid grid, double radiusMm, double marginMm, CpuBudget budget, RequestContext context) {
        this.grid = grid;
        this.beside = voxels(radiusMm, grid.spacingMm().x());
        this.before = voxels(radiusMm, grid.spacingMm().y());
        this.below = voxels(radiusMm, grid.spacingMm().z());
        this.wide = new PatientGrid(
                grid.sizeX() + 2 * beside,
                grid.sizeY() + 2 * before,
                grid.sizeZ() + 2 * below,
                grid.toPatient(new Vector3(-beside, -before, -below)),
                grid.xDirection(),
                grid.yDirection(),
                grid.zDirection(),
                grid.spacingMm());
        this.reach = new Ball(wide, radiusMm, budget, context);
        this.back = new Ball(wide, radiusMm - marginMm, budget, context);
    }

    boolean[] close(boolean[] mask) {
        return narrowed(back.erode(reach.dilate(widened(mask))));
    }

    /** Enough for the ball and a voxel that it does not reach. */
    private static int voxels(double radiusMm, double spacingMm) {
        return (int) (radiusMm / spacingMm) + 1;
    }

    private boolean[] widened(boolean[] mask) {
        boolean[] widened = new boolean[Math.toIntExact(wide.voxelCount())];
        for (int k = 0; k < wide.sizeZ(); k++) {
            int slice = Math.max(0, Math.min(k - below, grid.sizeZ() - 1));
            for (int j = 0; j < grid.sizeY(); j++) {
                int from = (int) grid.offset(0, j, slice);
                System.arraycopy(mask, from, widened, (int) wide.offset(beside, j + before, k), grid.sizeX());
            }
        }
        return widened;
    }

    private boolean[] narrowed(boolean[] mask) {
        boolean[] narrowed = new boolean[Math.toIntExact(grid.voxelCount())];
        for (int k = 0; k < grid.sizeZ(); k++) {
            for (int j = 0; j < grid.sizeY(); j++) {
                int from = (int) wide.offset(beside, j + before, k + below);
                System.arraycopy(mask, from, narrowed, (int) grid.offset(0, j, k), grid.sizeX());
            }
        }
        return narrowed;
    }
}
