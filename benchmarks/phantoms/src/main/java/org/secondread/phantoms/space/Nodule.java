package org.secondread.phantoms.space;

/**
 * A round growth of known place, size and density. Its surface is an ellipsoid with a gentle lobulation, scaled so that its volume is exactly
 * that of the ball of its diameter.
 *
 * @param centreMm LPS millimetres
 * @param diameterMm diameter of the ball of equal volume
 */
public record Nodule(Vector3 centreMm, double diameterMm, Density density, NoduleShape shape) {

    public Nodule {
        if (!(diameterMm > 0)) {
            throw new IllegalArgumentException("a nodule's diameter is positive");
        }
    }

    /** A ball. */
    public static Nodule ball(Vector3 centreMm, double diameterMm, Density density) {
        return new Nodule(centreMm, diameterMm, density, NoduleShape.BALL);
    }

    Nodule movedBy(Vector3 offsetMm) {
        return new Nodule(centreMm.plus(offsetMm), diameterMm, density, shape);
    }

    public double volumeMm3() {
        return Math.PI / 6 * diameterMm * diameterMm * diameterMm;
    }

    public boolean contains(Vector3 pointMm) {
        return signedDistanceMm(pointMm) <= 0;
    }

    /** Distance to the surface along the ray from the centre: negative inside. */
    public double signedDistanceMm(Vector3 pointMm) {
        return shape.signedDistance(pointMm.minus(centreMm), diameterMm / 2);
    }

    /** Radius of the ball around the centre that holds it all. */
    public double reachMm() {
        return shape.reach() * diameterMm / 2;
    }

    /** Mixes this nodule into what lies beneath. */
    public double over(double beneathHu, Vector3 pointMm, PointSpread spread) {
        double distance = signedDistanceMm(pointMm);
        double hu = spread.over(beneathHu, density.shellHu(), distance);
        double depthOfCore = (1 - density.coreShare()) * diameterMm / 2;
        return spread.over(hu, density.coreHu(), distance + depthOfCore);
    }
}
