package org.secondread.phantoms.chest;

/** A region bounded by an implicit surface. */
@FunctionalInterface
interface Solid {

    /** Distance to the surface in millimetres, negative inside; first-order exact near the surface, only its sign is exact far away. */
    double distance(double x, double y, double z);

    /** The smallest region that holds both. */
    default Solid or(Solid other) {
        return (x, y, z) -> Math.min(distance(x, y, z), other.distance(x, y, z));
    }
}
