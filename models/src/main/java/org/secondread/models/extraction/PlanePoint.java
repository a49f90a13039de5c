package org.secondread.models.extraction;

/** A point or direction in a plane, with the unit of its user. */
record PlanePoint(double x, double y) {
    PlanePoint plus(PlanePoint o) {
        return new PlanePoint(x + o.x, y + o.y);
    }

    PlanePoint minus(PlanePoint o) {
        return new PlanePoint(x - o.x, y - o.y);
    }

    PlanePoint times(double factor) {
        return new PlanePoint(x * factor, y * factor);
    }

    double dot(PlanePoint o) {
        return x * o.x + y * o.y;
    }

    /** Positive when {@code o} lies counter-clockwise of this direction (x to the right, y upwards). */
    double cross(PlanePoint o) {
        return x * o.y - y * o.x;
    }

    double norm() {
        return Math.sqrt(dot(this));
    }
}
