package org.secondread.phantoms.chest;

import org.secondread.phantoms.space.Vector3;

/** A region bounded by an implicit surface. */
@FunctionalInterface
interface Solid {

    /** Farther away than this from a box around a solid, the distance to the box may stand for that to the solid; the chest wall is thinner. */
    double NEAR_MM = 16;

    /** Distance to the surface in millimetres, negative inside; first-order exact near the surface, only its sign is exact far away. */
    double distance(double x, double y, double z);

    default double distanceTo(Vector3 point) {
        return distance(point.x(), point.y(), point.z());
    }

    /** The smallest region that holds both. */
    default Solid or(Solid other) {
        return (x, y, z) -> Math.min(distance(x, y, z), other.distance(x, y, z));
    }
}
