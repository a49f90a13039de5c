package org.secondread.preprocessing.volume;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.secondread.domain.Vector3;
import org.secondread.preprocessing.dicom.CheckedFrame;

/** Parallel slices of equal matrix in the order of their positions along the common normal. */
final class SliceStack {
    /** Two slices nearer than this are at the same place: positions are written to hundredths at least. */
    private static final double SAME_PLACE_MM = 0.01;

    private final SlicePlane plane;
    private final List<CheckedFrame> slices;

    private SliceStack(SlicePlane plane, List<CheckedFrame> slices) {
        this.plane = plane;
        this.slices = slices;
    }

    /**
     * @param frames at least one, all alike
     * @throws org.secondread.domain.DiagnosisException MALFORMED_ATTRIBUTE
     */
    static SliceStack of(List<CheckedFrame> frames) {
        SlicePlane plane = SlicePlane.of(frames.get(0).requirePlane());
        Comparator<CheckedFrame> alongNormal = Comparator.comparingDouble(
                slice -> slice.requirePlane().originMm().dot(plane.normal()));
        return new SliceStack(plane, frames.stream().sorted(alongNormal).toList());
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

    /** Whether slice {@code k} lies where the one before it does. */
    boolean isAtPlaceOfPrevious(int k) {
        return distanceMm(k) - distanceMm(k - 1) < SAME_PLACE_MM;
    }

    /** The places along the normal at which the slices lie, counted from 0: equal numbers for slices at one place. */
    int[] places() {
        int[] places = new int[size()];
        for (int k = 1; k < places.length; k++) {
            places[k] = isAtPlaceOfPrevious(k) ? places[k - 1] : places[k - 1] + 1;
        }
        return places;
    }

    /** How many slices lie at the place where most do. */
    int mostAtOnePlace() {
        int[] counts = new int[size()];
        IntStream.of(places()).forEach(place -> counts[place]++);
        return IntStream.of(counts).max().orElseThrow();
    }

    /** The smallest Instance Number, and frame number within it, as one number to sort by. */
    long firstNumber() {
        return slices.stream()
                .map(CheckedFrame::source)
                .mapToLong(source -> source.instanceNumber().orElse(0) * (1L << 32)
                        + source.frameNumber().orElse(0))
                .min()
                .orElseThrow();
    }

    /** What a message calls slice {@code k}. */
    String name(int k) {
        CheckedFrame slice = slices.get(k);
        if (slice.source().frameNumber().isPresent()) {
            return "frame " + slice.source().frameNumber().getAsInt();
        }
        return slice.source().instanceNumber().isPresent()
                ? "instance number " + slice.source().instanceNumber().getAsInt()
                : "slice " + (k + 1) + " along the normal";
    }
}
