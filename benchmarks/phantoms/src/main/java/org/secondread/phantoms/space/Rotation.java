package org.secondread.phantoms.space;

/** A rotation of patient space, kept as the images of the three axes. */
public record Rotation(Vector3 imageOfX, Vector3 imageOfY, Vector3 imageOfZ) {

    public static final Rotation NONE = aboutAxes(0, 0, 0);

    /** First about x, then y, then z, right-handed. */
    public static Rotation aboutAxes(double xDegrees, double yDegrees, double zDegrees) {
        double[] c = new double[3];
        double[] s = new double[3];
        double[] degrees = {xDegrees, yDegrees, zDegrees};
        for (int i = 0; i < 3; i++) {
            c[i] = StrictMath.cos(StrictMath.toRadians(degrees[i]));
            s[i] = StrictMath.sin(StrictMath.toRadians(degrees[i]));
        }
        return new Rotation(
                new Vector3(c[1] * c[2], c[1] * s[2], -s[1]),
                new Vector3(s[0] * s[1] * c[2] - c[0] * s[2], s[0] * s[1] * s[2] + c[0] * c[2], s[0] * c[1]),
                new Vector3(c[0] * s[1] * c[2] + s[0] * s[2], c[0] * s[1] * s[2] - s[0] * c[2], c[0] * c[1]));
    }

    public Vector3 apply(Vector3 v) {
        return imageOfX.times(v.x()).plus(imageOfY.times(v.y())).plus(imageOfZ.times(v.z()));
    }

    /** The inverse: the vector that {@link #apply} takes to {@code v}. */
    public Vector3 undo(Vector3 v) {
        return new Vector3(imageOfX.dot(v), imageOfY.dot(v), imageOfZ.dot(v));
    }
}
