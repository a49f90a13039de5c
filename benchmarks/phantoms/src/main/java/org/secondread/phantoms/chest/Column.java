package org.secondread.phantoms.chest;

/**
 * A column along z whose cross-section lies between an ellipse and a rounded rectangle: with u and v the coordinates divided by the
 * half-axes, its outline is u⁴ + v⁴ + 2(1 − squareness)·u²v² = 1. Above the shoulder it closes to a dome.
 *
 * @param squareness 0 for an ellipse, 1 for a superellipse of the fourth degree
 * @param shoulderZ height at which the dome begins
 * @param domeHeight height of the dome
 */
record Column(double cx, double cy, double ax, double ay, double squareness, double shoulderZ, double domeHeight)
        implements Solid {

    private static final double ENDLESS = 1e9;

    static Column endless(double cx, double cy, double ax, double ay, double squareness) {
        return new Column(cx, cy, ax, ay, squareness, ENDLESS, ENDLESS);
    }

    @Override
    public double distance(double x, double y, double z) {
        double dx = x - cx;
        double dy = y - cy;
        double fromBox = Math.max(Math.abs(dx) - ax, Math.abs(dy) - ay);
        if (fromBox > NEAR_MM) {
            return fromBox;
        }
        double u = dx / ax;
        double v = dy / ay;
        double w = Math.max(0, (z - shoulderZ) / domeHeight);
        double mixed = 1 - squareness;
        double flat = Math.sqrt(u * u * u * u + v * v * v * v + 2 * mixed * u * u * v * v);
        if (flat < 1e-9) {
            return Math.max(-Math.min(ax, ay), (w - 1) * domeHeight);
        }
        double stretched = Math.sqrt(flat + w * w);
        double du = u * (u * u + mixed * v * v) / (flat * ax);
        double dv = v * (v * v + mixed * u * u) / (flat * ay);
        double dw = w / domeHeight;
        return stretched * (stretched - 1) / Math.sqrt(du * du + dv * dv + dw * dw);
    }
}
