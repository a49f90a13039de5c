package org.secondread.preprocessing.volume;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.domain.Vector3;
import org.secondread.preprocessing.dicom.CheckedFrame;
import org.secondread.preprocessing.dicom.DicomAttribute;
import org.secondread.preprocessing.dicom.PlaneGeometry;
import org.secondread.preprocessing.pixel.PixelFormat;

/** Images that could be slices of one volume: of one matrix, orientation and pixel spacing, with values of one kind. */
final class LikeFrames {
    /** Equal directions and spacings, but for the rounding of decimal strings. */
    private static final double ROUNDING = 1e-4;

    /** A series of more kinds of images than any scanner makes is broken, or is meant to take long. */
    private static final int MOST_KINDS = 100;

    private final List<CheckedFrame> frames = new ArrayList<>();

    private LikeFrames() {}

    /**
     * Tells the kinds apart.
     *
     * @return in the order of their first frames, each with its frames in the order in which they came
     * @throws DiagnosisException MIXED_SERIES when there are too many; MISSING_ATTRIBUTE
     */
    static List<LikeFrames> groups(List<CheckedFrame> frames) {
        List<LikeFrames> groups = new ArrayList<>();
        for (CheckedFrame frame : frames) {
            LikeFrames group = groups.stream()
                    .filter(other -> difference(other.first(), frame).isEmpty())
                    .findFirst()
                    .orElseGet(() -> {
                        LikeFrames next = new LikeFrames();
                        groups.add(next);
                        return next;
                    });
            group.frames.add(frame);
            if (groups.size() > MOST_KINDS) {
                throw DiagnosisException.of(
                        ErrorCode.MIXED_SERIES,
                        difference(groups.get(0).first(), frame).orElseThrow().toString(),
                        "the series holds more than " + MOST_KINDS + " kinds of images");
            }
        }
        return groups;
    }

    List<CheckedFrame> frames() {
        return frames;
    }

    int size() {
        return frames.size();
    }

    CheckedFrame first() {
        return frames.get(0);
    }

    /** The attribute by which the images of another group differ from these. */
    DicomAttribute differenceTo(LikeFrames other) {
        return difference(first(), other.first()).orElseThrow();
    }

    /** Whether the slices lie across those of another group. */
    boolean isAcross(LikeFrames other) {
        return Math.abs(normal().dot(other.normal())) < 1 - ROUNDING;
    }

    private Vector3 normal() {
        return SlicePlane.of(first().requirePlane()).normal();
    }

    private static Optional<DicomAttribute> difference(CheckedFrame one, CheckedFrame other) {
        PixelFormat a = one.format();
        PixelFormat b = other.format();
        PlaneGeometry p = one.requirePlane();
        PlaneGeometry q = other.requirePlane();
        if (a.rows() != b.rows()) {
            return Optional.of(DicomAttribute.ROWS);
        } else if (a.columns() != b.columns()) {
            return Optional.of(DicomAttribute.COLUMNS);
        } else if (a.photometric() != b.photometric()) {
            return Optional.of(DicomAttribute.PHOTOMETRIC_INTERPRETATION);
        } else if (a.signed() != b.signed()) {
            return Optional.of(DicomAttribute.PIXEL_REPRESENTATION);
        } else if (a.type() != b.type() || (a.bitsAllocated() > Short.SIZE) != (b.bitsAllocated() > Short.SIZE)) {
            return Optional.of(DicomAttribute.BITS_ALLOCATED);
        } else if (!one.rescale().unit().isSameAs(other.rescale().unit())) {
            return Optional.of(DicomAttribute.RESCALE_TYPE);
        } else if (!isParallel(p, q)) {
            return Optional.of(DicomAttribute.IMAGE_ORIENTATION_PATIENT);
        }
        return isEquallySpaced(p, q) ? Optional.empty() : Optional.of(DicomAttribute.PIXEL_SPACING);
    }

    private static boolean isParallel(PlaneGeometry a, PlaneGeometry b) {
        return a.xDirection().distanceTo(b.xDirection()) <= ROUNDING
                && a.yDirection().distanceTo(b.yDirection()) <= ROUNDING;
    }

    private static boolean isEquallySpaced(PlaneGeometry a, PlaneGeometry b) {
        return Math.abs(a.spacingXMm() - b.spacingXMm()) <= ROUNDING * a.spacingXMm()
                && Math.abs(a.spacingYMm() - b.spacingYMm()) <= ROUNDING * a.spacingYMm();
    }
}
