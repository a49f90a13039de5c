package org.secondread.phantoms.space;

/**
 * How the image plane lies in the patient (PS3.3 C.7.6.2.1.1).
 *
 * @param rowDirection unit vector along which the column index grows
 * @param columnDirection unit vector along which the row index grows, at right angles to it
 */
public record Orientation(Vector3 rowDirection, Vector3 columnDirection) {

    public static final Orientation AXIAL = of(1, 0, 0, 0, 1, 0);
    public static final Orientation AXIAL_LEFT_RIGHT_FLIPPED = of(-1, 0, 0, 0, 1, 0);
    public static final Orientation AXIAL_UPSIDE_DOWN = of(1, 0, 0, 0, -1, 0);
    /** As a patient lying prone is displayed: both in-plane axes turned, the normal as in axial. */
    public static final Orientation AXIAL_PRONE = of(-1, 0, 0, 0, -1, 0);

    public static final Orientation CORONAL = of(1, 0, 0, 0, 0, -1);
    public static final Orientation SAGITTAL = of(0, 1, 0, 0, 0, -1);

    private static final double TOLERANCE = 1e-9;

    public Orientation {
        if (Math.abs(rowDirection.length() - 1) > TOLERANCE
                || Math.abs(columnDirection.length() - 1) > TOLERANCE
                || Math.abs(rowDirection.dot(columnDirection)) > TOLERANCE) {
            throw new IllegalArgumentException("directions must be unit vectors at right angles");
        }
    }

    private static Orientation of(double rx, double ry, double rz, double cx, double cy, double cz) {
        return new Orientation(new Vector3(rx, ry, rz), new Vector3(cx, cy, cz));
    }

    /** The direction across the slices: row × column. */
    public Vector3 normal() {
        return rowDirection.cross(columnDirection);
    }

    /**
     * This orientation turned about the patient's axes, first about x, then y, then z, right-handed.
     *
     * @return an oblique orientation unless the angles are quarter turns
     */
    public Orientation turned(double xDegrees, double yDegrees, double zDegrees) {
        Rotation rotation = Rotation.aboutAxes(xDegrees, yDegrees, zDegrees);
        return new Orientation(rotation.apply(rowDirection), rotation.apply(columnDirection));
    }
}
