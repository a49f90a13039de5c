package org.secondread.reporting.picture;

import org.secondread.domain.PatientGrid;
import org.secondread.domain.Vector3;
import org.secondread.models.extraction.VoxelMask;
import org.secondread.preprocessing.volume.OrientedVolume;

/**
 * A plane through a volume, looked at in millimetres from a point, so that pictures of it are square whatever the spacing.
 * The plane follows two axes of the volume in reading orientation; beyond the volume there is nothing.
 */
final class Section {
    private final OrientedVolume volume;
    private final VoxelMask mask;
    private final Vector3 centre;
    private final Plane plane;

    /** @param centre index on the volume's reading grid */
    Section(OrientedVolume volume, VoxelMask mask, Vector3 centre, Plane plane) {
        this.volume = volume;
        this.mask = mask;
        this.centre = centre;
        this.plane = plane;
    }

    /** The value at a place, interpolated between voxels of the plane; NaN beyond the volume. */
    double valueAt(double rightMm, double downMm) {
        Vector3 index = indexAt(rightMm, downMm);
        double x = index.component(plane.across);
        double y = index.component(plane.along);
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        double upper = between(voxel(left, top), voxel(left + 1, top), x - left);
        double lower = between(voxel(left, top + 1), voxel(left + 1, top + 1), x - left);
        return between(upper, lower, y - top);
    }

    /** Whether the voxel at a place belongs to the finding. */
    boolean isInside(double rightMm, double downMm) {
        Vector3 source = volume.toSource(indexAt(rightMm, downMm));
        return mask.contains((int) Math.round(source.x()), (int) Math.round(source.y()), (int) Math.round(source.z()));
    }

    private Vector3 indexAt(double rightMm, double downMm) {
        Vector3 spacing = volume.grid().spacingMm();
        double[] index = {Math.round(centre.x()), Math.round(centre.y()), Math.round(centre.z())};
        index[plane.across] = centre.component(plane.across) + rightMm / spacing.component(plane.across);
        index[plane.along] = centre.component(plane.along) + plane.downwards * downMm / spacing.component(plane.along);
        return new Vector3(index[0], index[1], index[2]);
    }

    private double voxel(int across, int along) {
        int[] index = {(int) Math.round(centre.x()), (int) Math.round(centre.y()), (int) Math.round(centre.z())};
        index[plane.across] = across;
        index[plane.along] = along;
        PatientGrid grid = volume.grid();
        return grid.contains(index[0], index[1], index[2]) ? volume.valueAt(index[0], index[1], index[2]) : Double.NaN;
    }

    /** A missing neighbour that has no weight does no harm. */
    private static double between(double from, double to, double share) {
        if (share == 0) {
            return from;
        }
        return from + share * (to - from);
    }

    /** The three planes as they are read: the patient's right side at the left, the head at the top. */
    enum Plane {
        AXIAL(0, 1, 1),
        CORONAL(0, 2, -1),
        SAGITTAL(1, 2, -1);

        private final int across;
        private final int along;
        private final int downwards;

        /**
         * @param across axis from left to right
         * @param along axis from top to bottom
         * @param downwards 1 when its index grows downwards, −1 when it grows upwards
         */
        Plane(int across, int along, int downwards) {
            this.across = across;
            this.along = along;
            this.downwards = downwards;
        }
    }
}
