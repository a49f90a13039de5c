package org.secondread.phantoms.space;

/**
 * A ramp: {@code offset + slope · point}. With three different slopes no two axes can be exchanged, and none reversed, without
 * every voxel showing it; and because it is linear, a thick slice has exactly the value of its centre.
 *
 * @param offset modality units at the origin of patient space
 * @param slopePerMm modality units per millimetre along x, y and z
 */
public record LinearPhantom(double offset, Vector3 slopePerMm) implements Phantom {

    /** Within −1000 and 3000 HU up to 100 mm from the origin. */
    public static final LinearPhantom CT = new LinearPhantom(1000, new Vector3(5, -8, 3));

    /** Within 0 and 4000 up to 100 mm from the origin. */
    public static final LinearPhantom MR = new LinearPhantom(2000, new Vector3(5, -8, 3));

    @Override
    public double valueAt(double x, double y, double z) {
        return offset + slopePerMm.x() * x + slopePerMm.y() * y + slopePerMm.z() * z;
    }
}
