package org.secondread.preprocessing.volume;

import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.domain.Vector3;
import org.secondread.preprocessing.dicom.PlaneGeometry;

/**
 * The common plane of a stack's slices: orthonormal, with its normal x × y.
 *
 * @param normalised whether the direction cosines had to be changed by more than rounding explains
 */
record SlicePlane(Vector3 x, Vector3 y, Vector3 normal, boolean normalised) {
    /** Cosines written with four decimals depart from a unit vector by no more. */
    private static final double ROUNDING = 1e-4;

    /** A departure of this size moves the far corner of a 300 mm image by 0.3 mm; more is a fault. */
    private static final double TOLERANCE = 1e-3;

    /** @throws DiagnosisException MALFORMED_ATTRIBUTE when the cosines are far from orthonormal */
    static SlicePlane of(PlaneGeometry plane) {
        Vector3 x = plane.xDirection();
        Vector3 y = plane.yDirection();
        double departure = Math.max(Math.abs(x.dot(y)), Math.max(Math.abs(x.norm() - 1), Math.abs(y.norm() - 1)));
        if (departure > TOLERANCE) {
            throw DiagnosisException.of(
                    ErrorCode.MALFORMED_ATTRIBUTE,
                    "ImageOrientationPatient (0020,0037)",
                    "must hold two unit vectors at right angles (PS3.3 C.7.6.2.1.1)");
        }
        Vector3 unitX = x.times(1 / x.norm());
        Vector3 across = y.minus(unitX.times(y.dot(unitX)));
        Vector3 unitY = across.times(1 / across.norm());
        return new SlicePlane(unitX, unitY, unitX.cross(unitY), departure > ROUNDING);
    }
}
