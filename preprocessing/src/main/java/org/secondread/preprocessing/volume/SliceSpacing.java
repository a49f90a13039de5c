package org.secondread.preprocessing.volume;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
 * irregularity. A policy may allow a shear or uneven distances; nothing allows a hole.
 */
final class SliceSpacing {
    private static final double TOLERANCE_MM = 0.1;
    private static final double TOLERANCE_OF_STEP = 0.02;

    /** How far from a whole number of steps a hole may be, in steps. */
    private static final double HOLE_TOLERANCE = 0.25;

    /** Between slices farther apart than this many times their thickness there is image that nobody took. */
    private static final double WIDEST_GAP = 1.5;

    /** No gantry tilts as far. */
    private static final double LARGEST_SHEAR = Math.tan(Math.toRadians(45));

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

    double smallestGapMm() {
        return Arrays.stream(gapsMm).min().orElseThrow();
    }

    double largestGapMm() {
        return Arrays.stream(gapsMm).max().orElseThrow();
    }

    /** The lower median: holes make gaps larger, never smaller. */
    double usualGapMm() {
        double[] sorted = gapsMm.clone();
        Arrays.sort(sorted);
        return sorted[(sorted.length - 1) / 2];
    }

    /** Movement across the normal for each millimetre along it. */
    Vector3 shear() {
        int last = stack.size() - 1;
        return stack.driftMm(last).times(1 / stack.distanceMm(last));
    }

    double shearDegrees() {
        return Math.toDegrees(Math.atan(shear().norm()));
    }

    boolean isSheared() {
        return largestDriftMm() > toleranceMm();
    }

    boolean isUneven() {
        return largestOffsetMm() > toleranceMm();
    }

    /** DUPLICATE_INSTANCE, IRREGULAR_SPACING or MISSING_SLICE; empty when a policy makes a volume of the stack. */
    Optional<DiagnosisException> faultUnder(AssemblyPolicy policy) {
        return Stream.<Supplier<Optional<DiagnosisException>>>of(
                        this::duplicate, this::crooked, () -> sheared(policy), this::incomplete, () -> uneven(policy))
                .map(Supplier::get)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Whether the distances are those of a regular stack out of which whole slices were taken. */
    boolean lacksSlices() {
        return incomplete().isPresent();
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

    private Optional<DiagnosisException> duplicate() {
        return IntStream.range(1, stack.size())
                .filter(stack::isAtPlaceOfPrevious)
                .mapToObj(k -> DiagnosisException.of(
                        ErrorCode.DUPLICATE_INSTANCE,
                        DicomAttribute.IMAGE_POSITION_PATIENT.toString(),
                        stack.name(k - 1) + " and " + stack.name(k) + " lie at the same place along the normal"))
                .findFirst();
    }

    private Optional<DiagnosisException> crooked() {
        if (!isSheared()) {
            return Optional.empty();
        }
        Vector3 shear = shear();
        return IntStream.range(1, stack.size())
                .filter(k -> stack.driftMm(k).distanceTo(shear.times(stack.distanceMm(k))) > toleranceMm())
                .mapToObj(k -> irregular(
                        "%s lies %.2f mm beside the axis of the stack",
                        stack.name(k), stack.driftMm(k).norm()))
                .findFirst();
    }

    private Optional<DiagnosisException> sheared(AssemblyPolicy policy) {
        if (!isSheared() || (policy.correctsShear() && shear().norm() <= LARGEST_SHEAR)) {
            return Optional.empty();
        }
        return Optional.of(irregular(
                "the stack is sheared by %.1f degrees, as by a tilted gantry; slices are %.2f to %.2f mm apart",
                shearDegrees(), smallestGapMm(), largestGapMm()));
    }

    private Optional<DiagnosisException> incomplete() {
        double usualMm = usualGapMm();
        List<String> holes = new ArrayList<>();
        for (int k = 0; k < gapsMm.length; k++) {
            double steps = gapsMm[k] / usualMm;
            long missing = Math.round(steps) - 1;
            if (Math.abs(steps - Math.round(steps)) > HOLE_TOLERANCE) {
                return Optional.empty();
            }
            if (missing > 0) {
                holes.add(missing + " after " + stack.name(k));
            }
        }
        return holes.isEmpty()
                ? Optional.empty()
                : Optional.of(DiagnosisException.of(
                        ErrorCode.MISSING_SLICE,
                        DicomAttribute.IMAGE_POSITION_PATIENT.toString(),
                        "slices are missing along the normal: " + named(holes)));
    }

    private Optional<DiagnosisException> uneven(AssemblyPolicy policy) {
        if (policy.evensSpacing()) {
            return tooFarApart();
        }
        return IntStream.range(0, stack.size())
                .filter(k -> offGridMm(k) > toleranceMm())
                .mapToObj(k -> irregular(
                        "%s lies %.2f mm beside its place on a grid of %.3f mm; slices are %.2f to %.2f mm apart",
                        stack.name(k), offGridMm(k), stepMm, smallestGapMm(), largestGapMm()))
                .findFirst();
    }

    private Optional<DiagnosisException> tooFarApart() {
        return IntStream.range(0, gapsMm.length)
                .filter(k -> isUneven() && gapsMm[k] > WIDEST_GAP * extentMm(k))
                .mapToObj(k -> irregular(
                        "%s and %s are %.2f mm apart, but only %.2f mm thick: nothing is known of what lies between",
                        stack.name(k), stack.name(k + 1), gapsMm[k], extentMm(k)))
                .findFirst();
    }

    /** How much of the normal the two slices around gap {@code k} average; the usual gap where they do not say. */
    private double extentMm(int k) {
        OptionalDouble one = stack.slices().get(k).sliceThicknessMm();
        OptionalDouble other = stack.slices().get(k + 1).sliceThicknessMm();
        return one.isPresent() && other.isPresent() ? (one.getAsDouble() + other.getAsDouble()) / 2 : usualGapMm();
    }

    private double offGridMm(int k) {
        return Math.abs(stack.distanceMm(k) - k * stepMm);
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
