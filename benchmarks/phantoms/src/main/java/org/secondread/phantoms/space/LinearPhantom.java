package org.secondread.phantoms.space;

/**
 * A ramp: {@code offset + slope · point}. With three different slopes no two axes can be exchanged, and none reversed, without
 * every voxel showing it; and because it is linear, a thick slice has exactly the value of its centre.
 *
 * @param offset modality units at the origin of patient space
 * @param slopePerMm modality units per millimetre along x, y and z
 */
public record LinearPhantom(double offset, Vector3 slopePerMm) implements Phantom {

    @Override
    public double valueAt(double x, double y, double z) {
        return offset + slopePerMm.x() * x + slopePerMm.y() * y + slopePerMm.z() * z;
    }
}
