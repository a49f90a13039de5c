package org.secondread.preprocessing.tensor;

import java.util.Arrays;
import org.secondread.domain.CpuBudget;
import org.secondread.domain.PatientGrid;
import org.secondread.domain.RequestContext;

/**
 * Dilation and erosion of a mask by a ball in millimetres. The squared distance to a mask is a minimum that separates into
 * the axes (Saito and Toriwaki, Pattern Recognition 27, 1994); since only distances up to the radius matter, each axis looks
 * no further than that, and rows are handled as a whole. Nothing is known beyond the grid, and nothing there takes part.
 */
final class Ball {
    private final PatientGrid grid;
    private final double radiusMm;
    private final CpuBudget budget;
    private final RequestContext context;

    Ball(PatientGrid grid, double radiusMm, CpuBudget budget, RequestContext context) {
        this.grid = grid;
        this.radiusMm = radiusMm;
        this.budget = budget;
        this.context = context;
    }

    /** All voxels within the radius of one of the mask's. */
    boolean[] dilate(boolean[] mask) {
        return near(mask, true);
    }

    /** All voxels of the mask whose surroundings within the radius belong to it. */
    boolean[] erode(boolean[] mask) {
        boolean[] nearOthers = near(mask, false);
        for (int n = 0; n < nearOthers.length; n++) {
            nearOthers[n] = !nearOthers[n];
        }
        return nearOthers;
    }

    /** The voxels within the radius of one that has the value. */
    private boolean[] near(boolean[] mask, boolean value) {
        float[] alongX = new float[mask.length];
        float[] alongXy = new float[mask.length];
        boolean[] near = new boolean[mask.length];
        budget.forEach(grid.sizeZ(), context, k -> {
            for (int j = 0; j < grid.sizeY(); j++) {
                squaredDistancesInRow(mask, value, (int) grid.offset(0, j, k), alongX);
            }
            for (int j = 0; j < grid.sizeY(); j++) {
                int row = (int) grid.offset(0, j, k);
                lowerByNeighbours(
                        alongX,
                        row,
                        j,
                        grid.sizeY(),
                        grid.sizeX(),
                        grid.spacingMm().y(),
                        alongXy,
                        row);
            }
        });
        budget.forEach(grid.sizeZ(), context, k -> {
            float[] row = new float[grid.sizeX()];
            for (int j = 0; j < grid.sizeY(); j++) {
                int from = (int) grid.offset(0, j, k);
                int slice = grid.sizeX() * grid.sizeY();
                Arrays.fill(row, Float.POSITIVE_INFINITY);
                lowerByNeighbours(
                        alongXy, from, k, grid.sizeZ(), slice, grid.spacingMm().z(), row, 0);
                for (int i = 0; i < row.length; i++) {
                    near[from + i] = row[i] <= radiusMm * radiusMm;
                }
            }
        });
        return near;
    }

    private void squaredDistancesInRow(boolean[] mask, boolean value, int from, float[] into) {
        float step = (float) grid.spacingMm().x();
        float distance = Float.POSITIVE_INFINITY;
        for (int n = from; n < from + grid.sizeX(); n++) {
            distance = mask[n] == value ? 0 : distance + step;
            into[n] = distance;
        }
        for (int n = from + grid.sizeX() - 1; n >= from; n--) {
            distance = mask[n] == value ? 0 : distance + step;
            float nearest = Math.min(distance, into[n]);
            into[n] = nearest * nearest;
        }
    }

    /** For each voxel of row {@code index} of an axis: the least of its line's values plus the squared distance to them. */
    private void lowerByNeighbours(
            float[] values, int from, int index, int size, int stride, double spacingMm, float[] into, int at) {
        int reach = (int) (radiusMm / spacingMm);
        System.arraycopy(values, from, into, at, grid.sizeX());
        int last = Math.min(index + reach, size - 1);
        for (int other = Math.max(index - reach, 0); other <= last; other++) {
            float distance = (float) ((other - index) * spacingMm);
            lower(values, from + (other - index) * stride, distance * distance, into, at);
        }
    }

    private void lower(float[] values, int from, float plus, float[] into, int at) {
        for (int i = 0; i < grid.sizeX(); i++) {
            into[at + i] = Math.min(into[at + i], values[from + i] + plus);
        }
    }
}
