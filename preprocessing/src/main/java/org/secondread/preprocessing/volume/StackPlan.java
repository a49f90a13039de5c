package org.secondread.preprocessing.volume;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.domain.PatientGrid;
import org.secondread.domain.Vector3;
import org.secondread.preprocessing.dicom.CheckedFrame;
import org.secondread.preprocessing.dicom.Deviation;
import org.secondread.preprocessing.dicom.DicomAttribute;
import org.secondread.preprocessing.dicom.PlaneGeometry;
import org.secondread.preprocessing.dicom.ToleratedDeviation;
import org.secondread.preprocessing.pixel.PixelFormat;

/**
 * What a stack will be as a volume, settled from headers alone.
 *
 * @param grid the volume's
 * @param resampled how values get onto it; empty when each slice of the grid is a slice of the stack as it is
 * @param deviations what had to be tolerated
 */
record StackPlan(SliceStack stack, PatientGrid grid, Optional<ResampledGrid> resampled, List<Deviation> deviations) {
    /** Smaller distances from the grid come from the rounding of decimal strings. */
    private static final double ROUNDING_MM = 0.001;

    /** @throws DiagnosisException as {@link SliceSpacing#faultUnder}; MISSING_ATTRIBUTE, MALFORMED_ATTRIBUTE for one slice */
    static StackPlan of(SliceStack stack, AssemblyPolicy policy) {
        requireGrey(stack.first().format());
        List<Deviation> deviations = new ArrayList<>();
        if (stack.plane().normalised()) {
            deviations.add(new Deviation(ToleratedDeviation.DIRECTIONS_NORMALISED, stack.size(), ""));
        }
        if (stack.size() == 1) {
            double thicknessMm = thicknessMm(stack.first());
            deviations.add(new Deviation(ToleratedDeviation.THICKNESS_AS_SPACING, 1, ""));
            return new StackPlan(stack, grid(stack, thicknessMm), Optional.empty(), deviations);
        }
        SliceSpacing spacing = new SliceSpacing(stack);
        spacing.faultUnder(policy).ifPresent(fault -> {
            throw fault;
        });
        Optional<ResampledGrid> resampled = ResampledGrid.over(stack, spacing);
        PatientGrid grid = resampled.map(ResampledGrid::grid).orElseGet(() -> grid(stack, spacing.stepMm()));
        deviations.addAll(resampled.isPresent() ? resampling(stack, spacing, grid) : offGrid(stack, spacing));
        contradiction(stack, spacing).ifPresent(deviations::add);
        return new StackPlan(stack, grid, resampled, deviations);
    }

    /** The same with what was tolerated before it. */
    StackPlan after(List<Deviation> earlier) {
        return new StackPlan(
                stack,
                grid,
                resampled,
                Stream.of(earlier, deviations).flatMap(List::stream).toList());
    }

    private static void requireGrey(PixelFormat format) {
        if (!format.photometric().isMonochrome()) {
            throw DiagnosisException.of(
                    ErrorCode.OBJECT_CLASS_UNSUPPORTED,
                    DicomAttribute.PHOTOMETRIC_INTERPRETATION.toString(),
                    "colours are no values of a volume");
        }
    }

    private static List<Deviation> offGrid(SliceStack stack, SliceSpacing spacing) {
        double offset = spacing.largestOffsetMm();
        double drift = spacing.largestDriftMm();
        if (Math.max(offset, drift) <= ROUNDING_MM) {
            return List.of();
        }
        String detail = figures(
                "at most %.3f mm along the normal and %.3f mm across it; step %.3f mm, tolerance %.3f mm",
                offset, drift, spacing.stepMm(), spacing.toleranceMm());
        return List.of(new Deviation(ToleratedDeviation.POSITIONS_OFF_GRID, stack.size(), detail));
    }

    private static List<Deviation> resampling(SliceStack stack, SliceSpacing spacing, PatientGrid grid) {
        List<Deviation> deviations = new ArrayList<>();
        if (spacing.isSheared()) {
            String detail = figures(
                    "%.1f degrees; slices moved by up to %.1f mm within their planes, linear interpolation",
                    spacing.shearDegrees(), spacing.largestDriftMm());
            deviations.add(new Deviation(ToleratedDeviation.SHEAR_CORRECTED, stack.size(), detail));
        }
        if (spacing.isUneven()) {
            String detail = figures(
                    "%.2f to %.2f mm apart, now %.3f mm; linear interpolation between neighbours",
                    spacing.smallestGapMm(),
                    spacing.largestGapMm(),
                    grid.spacingMm().z());
            deviations.add(new Deviation(ToleratedDeviation.SPACING_RESAMPLED, stack.size(), detail));
        }
        return deviations;
    }

    private static Optional<Deviation> contradiction(SliceStack stack, SliceSpacing spacing) {
        List<Double> stated = stack.slices().stream()
                .map(CheckedFrame::spacingBetweenSlicesMm)
                .filter(OptionalDouble::isPresent)
                .map(OptionalDouble::getAsDouble)
                .filter(mm -> Math.abs(Math.abs(mm) - spacing.stepMm()) > spacing.toleranceMm())
                .toList();
        return stated.stream()
                .findFirst()
                .map(mm -> new Deviation(
                        ToleratedDeviation.SPACING_CONTRADICTED,
                        stated.size(),
                        figures("%.3f mm, but %.3f mm", mm, spacing.stepMm())));
    }

    private static double thicknessMm(CheckedFrame slice) {
        double thickness = slice.sliceThicknessMm()
                .orElseThrow(() -> DiagnosisException.of(
                        ErrorCode.MISSING_ATTRIBUTE,
                        DicomAttribute.SLICE_THICKNESS.toString(),
                        "a single slice has no other extent along its normal"));
        if (thickness <= 0) {
            throw DiagnosisException.of(
                    ErrorCode.MALFORMED_ATTRIBUTE,
                    DicomAttribute.SLICE_THICKNESS.toString(),
                    "must be positive for a single slice");
        }
        return thickness;
    }

    private static PatientGrid grid(SliceStack stack, double stepMm) {
        PlaneGeometry plane = stack.first().requirePlane();
        PixelFormat format = stack.first().format();
        return new PatientGrid(
                format.columns(),
                format.rows(),
                stack.size(),
                plane.originMm(),
                stack.plane().x(),
                stack.plane().y(),
                stack.plane().normal(),
                new Vector3(plane.spacingXMm(), plane.spacingYMm(), stepMm));
    }

    private static String figures(String format, Object... figures) {
        return String.format(Locale.ROOT, format, figures);
    }
}
