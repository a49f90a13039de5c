package org.secondread.phantoms.space;

/**
 * How a scanner softens edges. A Gaussian point spread turns a flat edge into the Gaussian integral of the distance to it; here a
 * cubic with the same slope on the edge takes its place, because it ends: beyond {@link #reachMm} nothing is touched, and nothing needs to
 * be computed. The two differ by less than 0.04.
 *
 * <p>Distances are signed: negative inside.
 */
public final class PointSpread {

    /** Half-width at which the cubic's slope on the edge, 3/(4w), equals the Gaussian's, 1/(σ√(2π)). */
    private static final double REACH_IN_SIGMAS = 0.75 * StrictMath.sqrt(2 * Math.PI);

    private final double sigmaMm;
    private final double reachMm;

    public PointSpread(double sigmaMm) {
        if (!(sigmaMm > 0)) {
            throw new IllegalArgumentException("the width of the point spread is positive");
        }
        this.sigmaMm = sigmaMm;
        this.reachMm = REACH_IN_SIGMAS * sigmaMm;
    }

    /** Distance from an edge beyond which it has no effect. */
    public double reachMm() {
        return reachMm;
    }

    /** Share of a point's neighbourhood that lies inside: 1 deep inside, 0.5 on the edge, 0 outside. */
    public double coverage(double signedDistanceMm) {
        if (signedDistanceMm >= reachMm) {
            return 0;
        }
        if (signedDistanceMm <= -reachMm) {
            return 1;
        }
        double t = 0.5 - signedDistanceMm / (2 * reachMm);
        return t * t * (3 - 2 * t);
    }

    /** What shows at a point when a body of one value is laid over another value. */
    public double over(double beneath, double above, double signedDistanceMm) {
        return beneath + coverage(signedDistanceMm) * (above - beneath);
    }

    /** {@link #coverage} by a tube: one thinner than the point spread fades instead of ending in an edge. */
    public double tubeCoverage(double distanceFromAxisMm, double radiusMm) {
        double profile = slab(distanceFromAxisMm, radiusMm);
        return profile == 0 ? 0 : profile * tubePeak(radiusMm) / slab(0, radiusMm);
    }

    /** Exact for a Gaussian in the middle of a long tube: the share of a 2-D Gaussian within the radius. */
    private double tubePeak(double radiusMm) {
        double inSigmas = radiusMm / sigmaMm;
        return inSigmas > 4 ? 1 : 1 - StrictMath.exp(-inSigmas * inSigmas / 2);
    }

    private double slab(double distance, double radius) {
        return coverage(distance - radius) - coverage(distance + radius);
    }
}
