package org.secondread.phantoms.chest;

/** An ellipsoid along the patient's axes, by its centre and half-axes in millimetres. */
record Ellipsoid(double cx, double cy, double cz, double ax, double ay, double az) implements Solid {

    @Override
    public double distance(double x, double y, double z) {
        double u = (x - cx) / ax;
        double v = (y - cy) / ay;
        double w = (z - cz) / az;
        double stretched = Math.sqrt(u * u + v * v + w * w);
        double gradient = Math.sqrt(u * u / (ax * ax) + v * v / (ay * ay) + w * w / (az * az));
        return gradient < 1e-12 ? -Math.min(ax, Math.min(ay, az)) : stretched * (stretched - 1) / gradient;
    }
}
