package org.secondread.preprocessing.volume;

import java.util.Comparator;
import java.util.List;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.domain.Vector3;
import org.secondread.preprocessing.dicom.CheckedFrame;
import org.secondread.preprocessing.dicom.DicomAttribute;
import org.secondread.preprocessing.dicom.PlaneGeometry;
import org.secondread.preprocessing.pixel.PixelFormat;

/** Parallel slices of equal matrix in the order of their positions along the common normal. */
final class SliceStack {
    /** Equal directions and spacings, but for the rounding of decimal strings. */
    private static final double ROUNDING = 1e-4;

    private final SlicePlane plane;
    private final List<CheckedFrame> slices;

    private SliceStack(SlicePlane plane, List<CheckedFrame> slices) {
        this.plane = plane;
        this.slices = slices;
    }

    /** @throws DiagnosisException MIXED_SERIES, MALFORMED_ATTRIBUTE */
    static SliceStack of(List<CheckedFrame> instances) {
        CheckedFrame first = instances.get(0);
        instances.forEach(instance -> requireAlike(first, instance));
        SlicePlane plane = SlicePlane.of(first.requirePlane());
        Comparator<CheckedFrame> alongNormal = Comparator.comparingDouble(
                slice -> slice.requirePlane().originMm().dot(plane.normal()));
        return new SliceStack(
                plane,
                instances.stream()
                        .sorted(alongNormal.thenComparing(
                                slice -> slice.source().sopInstanceUid()))
                        .toList());
    }

    SlicePlane plane() {
        return plane;
    }

    List<CheckedFrame> slices() {
        return slices;
    }

    int size() {
        return slices.size();
    }

    CheckedFrame first() {
        return slices.get(0);
    }

    /** From the first slice's origin to that of slice {@code k}. */
    Vector3 offsetMm(int k) {
        return slices.get(k)
                .requirePlane()
                .originMm()
                .minus(first().requirePlane().originMm());
    }

    /** The part of {@link #offsetMm} along the normal. */
    double distanceMm(int k) {
        return offsetMm(k).dot(plane.normal());
    }

    /** The part of {@link #offsetMm} within the plane. */
    Vector3 driftMm(int k) {
        return offsetMm(k).minus(plane.normal().times(distanceMm(k)));
    }

    /** What a message calls slice {@code k}. */
    String name(int k) {
        return slices.get(k).source().instanceNumber().isPresent()
                ? "instance number " + slices.get(k).source().instanceNumber().getAsInt()
                : "slice " + (k + 1) + " along the normal";
    }

    private static void requireAlike(CheckedFrame first, CheckedFrame other) {
        PixelFormat a = first.format();
        PixelFormat b = other.format();
        require(a.rows() == b.rows(), DicomAttribute.ROWS);
        require(a.columns() == b.columns(), DicomAttribute.COLUMNS);
        require(a.signed() == b.signed(), DicomAttribute.PIXEL_REPRESENTATION);
        require(isParallel(first.requirePlane(), other.requirePlane()), DicomAttribute.IMAGE_ORIENTATION_PATIENT);
        require(isEquallySpaced(first.requirePlane(), other.requirePlane()), DicomAttribute.PIXEL_SPACING);
    }

    private static boolean isParallel(PlaneGeometry a, PlaneGeometry b) {
        return a.xDirection().distanceTo(b.xDirection()) <= ROUNDING
                && a.yDirection().distanceTo(b.yDirection()) <= ROUNDING;
    }

    private static boolean isEquallySpaced(PlaneGeometry a, PlaneGeometry b) {
        return Math.abs(a.spacingXMm() - b.spacingXMm()) <= ROUNDING * a.spacingXMm()
                && Math.abs(a.spacingYMm() - b.spacingYMm()) <= ROUNDING * a.spacingYMm();
    }

    private static void require(boolean alike, DicomAttribute attribute) {
        if (!alike) {
            throw DiagnosisException.of(
                    ErrorCode.MIXED_SERIES, attribute.toString(), "must be the same in all slices of a volume");
        }
    }
}
