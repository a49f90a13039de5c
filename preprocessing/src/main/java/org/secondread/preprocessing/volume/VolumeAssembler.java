package org.secondread.preprocessing.volume;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.secondread.domain.CpuBudget;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.domain.PatientGrid;
import org.secondread.domain.RequestContext;
import org.secondread.domain.Vector3;
import org.secondread.preprocessing.dicom.CheckedFrame;
import org.secondread.preprocessing.dicom.CheckedSeries;
import org.secondread.preprocessing.dicom.Deviation;
import org.secondread.preprocessing.dicom.DicomAttribute;
import org.secondread.preprocessing.dicom.PlaneGeometry;
import org.secondread.preprocessing.dicom.ToleratedDeviation;
import org.secondread.preprocessing.pixel.PixelFormat;
import org.secondread.preprocessing.pixel.Samples;
import org.secondread.preprocessing.volume.Volume.LinearUnits;

/**
 * Stacks the slices of a checked series by their positions, never by their numbers, and decodes them into one volume. The
 * grid's x runs along the rows of the images, y along their columns, z along x × y from slice to slice.
 */
public final class VolumeAssembler {
    /** Smaller distances from the grid come from the rounding of decimal strings. */
    private static final double ROUNDING_MM = 0.001;

    private final CpuBudget cpus;

    public VolumeAssembler(CpuBudget cpus) {
        this.cpus = cpus;
    }

    /**
     * Orders, checks and decodes the slices.
     *
     * @return the volumes that the series holds; one
     * @throws DiagnosisException MIXED_SERIES, MALFORMED_ATTRIBUTE, MISSING_ATTRIBUTE, DUPLICATE_INSTANCE,
     *     IRREGULAR_SPACING, MISSING_SLICE, TRUNCATED, CANCELLED, OUT_OF_TIME
     */
    public List<Volume> assemble(CheckedSeries series, AssemblyPolicy policy, RequestContext context) {
        return switch (policy) {
            case REGULAR_GRID -> List.of(onRegularGrid(series, context));
        };
    }

    private Volume onRegularGrid(CheckedSeries series, RequestContext context) {
        SliceStack stack = SliceStack.of(series.frames());
        List<Deviation> deviations = new ArrayList<>(series.deviations());
        double stepMm = stack.size() == 1 ? thicknessMm(stack, deviations) : regularStepMm(stack, deviations);
        if (stack.plane().normalised()) {
            deviations.add(new Deviation(ToleratedDeviation.DIRECTIONS_NORMALISED, stack.size(), ""));
        }
        PatientGrid grid = grid(stack, stepMm);
        return new Volume(
                series.header(),
                grid,
                stack.slices().stream().map(CheckedFrame::source).toList(),
                stack.slices().stream().map(VolumeAssembler::units).toList(),
                stack.first().rescale().unit(),
                decode(stack, grid, context),
                deviations);
    }

    private static double regularStepMm(SliceStack stack, List<Deviation> deviations) {
        SliceSpacing spacing = new SliceSpacing(stack);
        spacing.requireRegular();
        double offset = spacing.largestOffsetMm();
        double drift = spacing.largestDriftMm();
        if (Math.max(offset, drift) > ROUNDING_MM) {
            String detail = String.format(
                    Locale.ROOT,
                    "at most %.3f mm along the normal and %.3f mm across it; step %.3f mm, tolerance %.3f mm",
                    offset,
                    drift,
                    spacing.stepMm(),
                    spacing.toleranceMm());
            deviations.add(new Deviation(ToleratedDeviation.POSITIONS_OFF_GRID, stack.size(), detail));
        }
        noteContradictions(stack, spacing, deviations);
        return spacing.stepMm();
    }

    private static void noteContradictions(SliceStack stack, SliceSpacing spacing, List<Deviation> deviations) {
        List<Double> stated = stack.slices().stream()
                .map(CheckedFrame::spacingBetweenSlicesMm)
                .filter(OptionalDouble::isPresent)
                .map(OptionalDouble::getAsDouble)
                .filter(mm -> Math.abs(Math.abs(mm) - spacing.stepMm()) > spacing.toleranceMm())
                .toList();
        if (!stated.isEmpty()) {
            String detail = String.format(Locale.ROOT, "%.3f mm, but %.3f mm", stated.get(0), spacing.stepMm());
            deviations.add(new Deviation(ToleratedDeviation.SPACING_CONTRADICTED, stated.size(), detail));
        }
    }

    private static double thicknessMm(SliceStack stack, List<Deviation> deviations) {
        double thickness = stack.first()
                .sliceThicknessMm()
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
        deviations.add(new Deviation(ToleratedDeviation.THICKNESS_AS_SPACING, 1, ""));
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

    private Samples decode(SliceStack stack, PatientGrid grid, RequestContext context) {
        Samples stored = Samples.of(stack.first().format(), Math.toIntExact(grid.voxelCount()));
        List<CheckedFrame> slices = stack.slices();
        FrameLoader loader = new FrameLoader();
        cpus.forEach(slices.size(), context, k -> loader.load(slices.get(k), stored, (int) grid.offset(0, 0, k)));
        return stored;
    }

    private static LinearUnits units(CheckedFrame slice) {
        return new LinearUnits(slice.rescale().slope(), slice.rescale().intercept());
    }
}
