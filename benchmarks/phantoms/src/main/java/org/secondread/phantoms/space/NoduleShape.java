package org.secondread.phantoms.space;

import java.util.Random;

/**
 * A near-ball of mean radius one: an ellipsoid whose surface is moved in and out along the ray from the centre by the cubic
 * harmonic {@code uvw} of the direction (u, v, w).
 *
 * <p>Volume: with radius {@code 1 + k·h} along each ray, where h = √105·uvw has mean 0, mean square 1 and mean cube 0 over the
 * sphere, the volume is {@code 4π/3 · abc · (1 + 3k²)}. Dividing by the cube root of the last factor makes it that of the ball.
 *
 * @param axes lengths of the half-axes for a mean radius of one; their product is one
 * @param lobulation k: root-mean-square share by which the surface leaves the ellipsoid
 * @param rotation from the shape's axes to the patient's
 */
public record NoduleShape(Vector3 axes, double lobulation, Rotation rotation) {

    public static final NoduleShape BALL = new NoduleShape(new Vector3(1, 1, 1), 0, Rotation.NONE);

    private static final double HARMONIC_SCALE = StrictMath.sqrt(105);
    /** Greatest value of √105·uvw, at the corners of the cube. */
    private static final double HARMONIC_PEAK = HARMONIC_SCALE / StrictMath.pow(3, 1.5);

    public NoduleShape {
        if (Math.abs(axes.x() * axes.y() * axes.z() - 1) > 1e-9) {
            throw new IllegalArgumentException("the half-axes' product must be one");
        }
        if (lobulation < 0 || lobulation > 0.2) {
            throw new IllegalArgumentException("lobulation is between 0 and 0.2");
        }
    }

    /** Half-axes within about 12 % of the mean, lobulation up to 5 %, any rotation. */
    public static NoduleShape random(Random random) {
        double a = 0.9 + 0.2 * random.nextDouble();
        double b = 0.9 + 0.2 * random.nextDouble();
        double scale = 1 / StrictMath.cbrt(a * b);
        Vector3 axes = new Vector3(a * scale, b * scale, scale);
        double lobulation = 0.05 * random.nextDouble();
        return new NoduleShape(
                axes,
                lobulation,
                Rotation.aboutAxes(360 * random.nextDouble(), 360 * random.nextDouble(), 360 * random.nextDouble()));
    }

    /** Distance to the surface along the ray from the centre, for a mean radius; negative inside. */
    double signedDistance(Vector3 fromCentre, double radius) {
        Vector3 own = rotation.undo(fromCentre);
        double u = own.x() / axes.x();
        double v = own.y() / axes.y();
        double w = own.z() / axes.z();
        double stretched = Math.sqrt(u * u + v * v + w * w);
        if (stretched < 1e-9) {
            return -radius * Math.min(axes.x(), Math.min(axes.y(), axes.z()));
        }
        double harmonic = HARMONIC_SCALE * u * v * w / (stretched * stretched * stretched);
        double surface = radius * (1 + lobulation * harmonic) / volumeScale();
        return fromCentre.length() * (1 - surface / stretched);
    }

    /** Greatest distance of the surface from the centre for a mean radius of one. */
    double reach() {
        double longest = Math.max(axes.x(), Math.max(axes.y(), axes.z()));
        return longest * (1 + lobulation * HARMONIC_PEAK) / volumeScale();
    }

    private double volumeScale() {
        return StrictMath.cbrt(1 + 3 * lobulation * lobulation);
    }
}
