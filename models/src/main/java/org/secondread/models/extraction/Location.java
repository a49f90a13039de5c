package org.secondread.models.extraction;

import org.secondread.domain.Vector3;

/** Where a finding is. Writers must treat every kind. */
public sealed interface Location permits Location.Region, Location.WholeSeries {

    /**
     * A region of the source volume.
     *
     * @param mask its voxels on the volume's own grid
     * @param centreMm centroid of the voxel centres, LPS millimetres
     * @param longAxis longest diameter in the source plane of largest extent
     * @param shortAxis the longest diameter perpendicular to it, in the same plane
     */
    record Region(VoxelMask mask, Vector3 centreMm, Diameter longAxis, Diameter shortAxis) implements Location {}

    /** The whole series that was analysed. */
    record WholeSeries() implements Location {}

    /**
     * A straight line between two points of one source plane.
     *
     * @param slice index of the plane in the volume
     * @param fromMm one end, LPS millimetres
     * @param toMm the other end
     */
    record Diameter(int slice, Vector3 fromMm, Vector3 toMm) {
        public double lengthMm() {
            return fromMm.distanceTo(toMm);
        }
    }
}
