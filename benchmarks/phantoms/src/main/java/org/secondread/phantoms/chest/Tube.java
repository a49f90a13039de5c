package org.secondread.phantoms.chest;

import org.secondread.phantoms.space.Vector3;

/** A piece of pipe with round ends whose radius changes evenly from one end to the other. */
record Tube(Vector3 from, Vector3 to, double fromRadius, double toRadius) implements Solid {

    @Override
    public double distance(double x, double y, double z) {
        double along = along(x, y, z);
        return axisDistance(x, y, z, along) - radiusAt(along);
    }

    /** Where the nearest point of the axis lies: 0 at {@code from}, 1 at {@code to}. */
    double along(double x, double y, double z) {
        double dx = to.x() - from.x();
        double dy = to.y() - from.y();
        double dz = to.z() - from.z();
        double squared = dx * dx + dy * dy + dz * dz;
        if (squared == 0) {
            return 0;
        }
        double t = ((x - from.x()) * dx + (y - from.y()) * dy + (z - from.z()) * dz) / squared;
        return Math.max(0, Math.min(1, t));
    }

    double axisDistance(double x, double y, double z, double along) {
        double px = x - from.x() - along * (to.x() - from.x());
        double py = y - from.y() - along * (to.y() - from.y());
        double pz = z - from.z() - along * (to.z() - from.z());
        return Math.sqrt(px * px + py * py + pz * pz);
    }

    double radiusAt(double along) {
        return fromRadius + along * (toRadius - fromRadius);
    }

    double largestRadius() {
        return Math.max(fromRadius, toRadius);
    }
}
