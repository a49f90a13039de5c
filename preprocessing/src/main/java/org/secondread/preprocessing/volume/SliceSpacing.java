package org.secondread.preprocessing.volume;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.domain.Vector3;
import org.secondread.preprocessing.dicom.DicomAttribute;

/**
 * Whether a stack's slices lie on a regular grid, and its step.
 *
 * <p>The step is (last − first) / (n − 1) along the normal, so that neither end of the volume is misplaced; what the
 * header says of spacing or thickness is not used. A slice may lie beside its place on that grid, along the normal or in
 * its plane, by at most max(0.1 mm, 2 % of the step). Beyond that the cause is told apart, since each asks for another
 * correction: two slices at one place, a stack sheared by a tilted gantry, slices that are missing, or plain
 * irregularity.
 */
final class SliceSpacing {
    private static final double TOLERANCE_MM = 0.1;
    private static final double TOLERANCE_OF_STEP = 0.02;

    /** Two slices nearer than this are at the same place: positions are written to hundredths at least. */
    private static final double SAME_PLACE_MM = 0.01;

    /** How far from a whole number of steps a hole may be, in steps. */
    private static final double HOLE_TOLERANCE = 0.25;

    /** As many holes as a message names. */
    private static final int NAMED_HOLES = 5;

    private final SliceStack stack;
    private final double[] gapsMm;
    private final double stepMm;

    /** @param stack of at least two slices */
    SliceSpacing(SliceStack stack) {
        this.stack = stack;
        this.gapsMm = IntStream.range(1, stack.size())
                .mapToDouble(k -> stack.distanceMm(k) - stack.distanceMm(k - 1))
                .toArray();
        this.stepMm = stack.distanceMm(stack.size() - 1) / (stack.size() - 1);
    }

    double stepMm() {
        return stepMm;
    }

    double toleranceMm() {
        return Math.max(TOLERANCE_MM, TOLERANCE_OF_STEP * stepMm);
    }

    /** @throws DiagnosisException DUPLICATE_INSTANCE, IRREGULAR_SPACING, MISSING_SLICE */
    void requireRegular() {
        requireDistinct();
        requireUnsheared();
        requireComplete();
        requireOnGrid();
    }

    /** The largest distance of a slice from its place, along the normal. */
    double largestOffsetMm() {
        return IntStream.range(0, stack.size())
                .mapToDouble(this::offGridMm)
                .max()
                .orElseThrow();
    }

    /** The largest distance of a slice from its place, within its plane. */
    double largestDriftMm() {
        return IntStream.range(0, stack.size())
                .mapToDouble(k -> stack.driftMm(k).norm())
                .max()
                .orElseThrow();
    }

    private void requireDistinct() {
        for (int k = 1; k < stack.size(); k++) {
            if (gapsMm[k - 1] < SAME_PLACE_MM) {
                throw DiagnosisException.of(
                        ErrorCode.DUPLICATE_INSTANCE,
                        DicomAttribute.IMAGE_POSITION_PATIENT.toString(),
                        stack.name(k - 1) + " and " + stack.name(k) + " lie at the same place along the normal");
            }
        }
    }

    private void requireUnsheared() {
        if (largestDriftMm() <= toleranceMm()) {
            return;
        }
        int last = stack.size() - 1;
        Vector3 shear = stack.driftMm(last).times(1 / stack.distanceMm(last));
        for (int k = 1; k < last; k++) {
            if (stack.driftMm(k).distanceTo(shear.times(stack.distanceMm(k))) > toleranceMm()) {
                throw irregular(
                        "%s lies %.2f mm beside the axis of the stack",
                        stack.name(k), stack.driftMm(k).norm());
            }
        }
        throw irregular(
                "the stack is sheared by %.1f degrees, as by a tilted gantry; slices are %.2f to %.2f mm apart",
                Math.toDegrees(Math.atan(shear.norm())),
                Arrays.stream(gapsMm).min().orElseThrow(),
                Arrays.stream(gapsMm).max().orElseThrow());
    }

    private void requireComplete() {
        double usualMm = usualGapMm();
        List<String> holes = new ArrayList<>();
        for (int k = 0; k < gapsMm.length; k++) {
            double steps = gapsMm[k] / usualMm;
            long missing = Math.round(steps) - 1;
            if (Math.abs(steps - Math.round(steps)) > HOLE_TOLERANCE) {
                return;
            }
            if (missing > 0) {
                holes.add(missing + " after " + stack.name(k));
            }
        }
        if (!holes.isEmpty()) {
            throw DiagnosisException.of(
                    ErrorCode.MISSING_SLICE,
                    DicomAttribute.IMAGE_POSITION_PATIENT.toString(),
                    "slices are missing along the normal: " + named(holes));
        }
    }

    private void requireOnGrid() {
        for (int k = 0; k < stack.size(); k++) {
            if (offGridMm(k) > toleranceMm()) {
                throw irregular(
                        "%s lies %.2f mm beside its place on a grid of %.3f mm; slices are %.2f to %.2f mm apart",
                        stack.name(k),
                        offGridMm(k),
                        stepMm,
                        Arrays.stream(gapsMm).min().orElseThrow(),
                        Arrays.stream(gapsMm).max().orElseThrow());
            }
        }
    }

    private double offGridMm(int k) {
        return Math.abs(stack.distanceMm(k) - k * stepMm);
    }

    /** The lower median: holes make gaps larger, never smaller. */
    private double usualGapMm() {
        double[] sorted = gapsMm.clone();
        Arrays.sort(sorted);
        return sorted[(sorted.length - 1) / 2];
    }

    private static String named(List<String> holes) {
        String named = String.join(", ", holes.subList(0, Math.min(NAMED_HOLES, holes.size())));
        return holes.size() > NAMED_HOLES ? named + " and in other places" : named;
    }

    private static DiagnosisException irregular(String rule, Object... figures) {
        return DiagnosisException.of(
                ErrorCode.IRREGULAR_SPACING,
                DicomAttribute.IMAGE_POSITION_PATIENT.toString(),
                String.format(Locale.ROOT, rule, figures));
    }
}
