package org.secondread.phantoms.chest;

/** An ellipsoid along the patient's axes, by its centre and half-axes in millimetres. */
record Ellipsoid(double cx, double cy, double cz, double ax, double ay, double az) implements Solid {

    @Override
    public double distance(double x, double y, double z) {
        double dx = x - cx;
        double dy = y - cy;
        double dz = z - cz;
        double fromBox = Math.max(Math.abs(dx) - ax, Math.max(Math.abs(dy) - ay, Math.abs(dz) - az));
        if (fromBox > NEAR_MM) {
            return fromBox;
        }
        double u = dx / ax;
        double v = dy / ay;
        double w = dz / az;
        double stretched = Math.sqrt(u * u + v * v + w * w);
        double gradient = Math.sqrt(u * u / (ax * ax) + v * v / (ay * ay) + w * w / (az * az));
        return gradient < 1e-12 ? -Math.min(ax, Math.min(ay, az)) : stretched * (stretched - 1) / gradient;
    }
}
