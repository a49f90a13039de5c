package org.secondread.preprocessing.tensor;

import org.secondread.domain.CpuBudget;
import org.secondread.domain.PatientGrid;
import org.secondread.domain.RequestContext;

/**
 * Dilation and erosion of a mask by a ball in millimetres. The squared distance to a mask is a minimum that separates into
 * the axes (Saito and Toriwaki, Pattern Recognition 27, 1994); since only distances up to the radius matter, each axis looks
 * no further than that, rows are handled as a whole, and only the mask's surroundings are looked at. Nothing is known beyond
 * the grid, and nothing there takes part.
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
        boolean[] kept = near(mask, false);
        for (int n = 0; n < kept.length; n++) {
            kept[n] = mask[n] && !kept[n];
        }
        return kept;
    }

    /** The voxels in the mask's surroundings that are within the radius of one that has the value. */
    private boolean[] near(boolean[] mask, boolean value) {
        Surroundings box = Surroundings.of(mask, grid, radiusMm);
        float[] alongX = new float[mask.length];
        float[] alongXy = new float[mask.length];
        float[] alongXyz = new float[mask.length];
        boolean[] near = new boolean[mask.length];
        forEachRow(
                box,
                (j, k) -> squareDistances(mask, value, rowOf(box, j, k), box.x().size(), alongX));
        forEachRow(box, (j, k) -> lower(alongX, rowOf(box, j, k), box.x().size(), alongY(box, j), alongXy));
        forEachRow(box, (j, k) -> {
            int row = rowOf(box, j, k);
            lower(alongXy, row, box.x().size(), alongZ(box, k), alongXyz);
            compare(alongXyz, row, box.x().size(), near);
        });
        return near;
    }

    private interface RowStep {
        void at(int j, int k);
    }

    private void forEachRow(Surroundings box, RowStep step) {
        budget.forEach(box.z().size(), context, n -> {
            for (int j = box.y().from(); j < box.y().to(); j++) {
                step.at(j, box.z().from() + n);
            }
        });
    }

    private int rowOf(Surroundings box, int j, int k) {
        return (int) grid.offset(box.x().from(), j, k);
    }

    private Line alongY(Surroundings box, int j) {
        return Line.through(j, box.y(), grid.sizeX(), grid.spacingMm().y(), radiusMm);
    }

    private Line alongZ(Surroundings box, int k) {
        return Line.through(
                k, box.z(), grid.sizeX() * grid.sizeY(), grid.spacingMm().z(), radiusMm);
    }

    private void squareDistances(boolean[] mask, boolean value, int from, int count, float[] into) {
        float step = (float) grid.spacingMm().x();
        float distance = Float.POSITIVE_INFINITY;
        for (int n = from; n < from + count; n++) {
            distance = mask[n] == value ? 0 : distance + step;
            into[n] = distance;
        }
        for (int n = from + count - 1; n >= from; n--) {
            distance = into[n] == 0 ? 0 : distance + step;
            float nearest = Math.min(distance, into[n]);
            into[n] = nearest * nearest;
        }
    }

    /** The least, over the rows of a line, of a row's values plus the squared distance to it. */
    private static void lower(float[] values, int row, int count, Line line, float[] into) {
        System.arraycopy(values, row, into, row, count);
        for (int step = line.firstStep(); step <= line.lastStep(); step++) {
            float distance = (float) (step * line.spacingMm());
            int other = row + step * line.stride();
            for (int n = 0; n < count; n++) {
                into[row + n] = Math.min(into[row + n], values[other + n] + distance * distance);
            }
        }
    }

    private void compare(float[] squaredMm2, int row, int count, boolean[] near) {
        for (int n = row; n < row + count; n++) {
            near[n] = squaredMm2[n] <= radiusMm * radiusMm;
        }
    }

    /**
     * The rows that are within the radius of one row along an axis.
     *
     * @param firstStep to the first of them, not positive
     * @param lastStep to the last, not negative
     * @param stride distance of neighbouring rows in memory
     */
    private record Line(int firstStep, int lastStep, int stride, double spacingMm) {
        static Line through(int index, Interval box, int stride, double spacingMm, double radiusMm) {
            int reach = (int) (radiusMm / spacingMm);
            return new Line(
                    Math.max(-reach, box.from() - index), Math.min(reach, box.to() - 1 - index), stride, spacingMm);
        }
    }

    /** Indices from the first to before the last. */
    private record Interval(int from, int to) {
        int size() {
            return to - from;
        }
    }

    /**
     * The part of a grid that is within a distance of a mask, and one voxel more, so that where the mask ends is seen on all
     * sides.
     */
    private record Surroundings(Interval x, Interval y, Interval z) {
        static Surroundings of(boolean[] mask, PatientGrid grid, double distanceMm) {
            int[] from = {grid.sizeX(), grid.sizeY(), grid.sizeZ()};
            int[] last = {-1, -1, -1};
            for (int offset = 0; offset < mask.length; offset++) {
                if (mask[offset]) {
                    include(offset % grid.sizeX(), 0, from, last);
                    include(offset / grid.sizeX() % grid.sizeY(), 1, from, last);
                    include(offset / grid.sizeX() / grid.sizeY(), 2, from, last);
                }
            }
            return new Surroundings(
                    interval(0, from, last, grid, distanceMm),
                    interval(1, from, last, grid, distanceMm),
                    interval(2, from, last, grid, distanceMm));
        }

        private static void include(int index, int axis, int[] from, int[] last) {
            from[axis] = Math.min(from[axis], index);
            last[axis] = Math.max(last[axis], index);
        }

        private static Interval interval(int axis, int[] from, int[] last, PatientGrid grid, double distanceMm) {
            int reach = (int) (distanceMm / grid.spacingMm().component(axis)) + 1;
            return last[axis] < 0
                    ? new Interval(0, 0)
                    : new Interval(Math.max(from[axis] - reach, 0), Math.min(last[axis] + 1 + reach, grid.size(axis)));
        }
    }
}
