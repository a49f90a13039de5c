package org.secondread.preprocessing.volume;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.domain.PatientGrid;
import org.secondread.domain.Vector3;
import org.secondread.preprocessing.dicom.DicomAttribute;
import org.secondread.preprocessing.dicom.PlaneGeometry;
import org.secondread.preprocessing.pixel.PixelFormat;
import org.secondread.preprocessing.volume.Volume.ImageShift;

/**
 * An orthonormal grid over a stack whose slices do not lie on one, and where each of its slices takes its values from.
 *
 * <p>A tilted gantry takes parallel slices whose origins follow the table and not the normal. Seen along the normal, each slice
 * is the one before moved within its plane. Here slices stay where they are along the normal and the grid grows until it holds
 * them all, so nothing is cut off; the corners that no slice reaches are filled. Where slices are uneven, those of the grid
 * stand at the usual distance, stretched so that the first and the last slice keep their places.
 */
final class ResampledGrid {
    /** Resampling is to mend a stack, not to blow it up. */
    private static final int LARGEST_GROWTH = 4;

    /** Shifts of less than this many pixels are rounding. */
    private static final double ROUNDING = 1e-3;

    private final PatientGrid grid;
    private final List<Between> between;
    private final double[] shiftX;
    private final double[] shiftY;
    private final int lowX;
    private final int lowY;

    private ResampledGrid(SliceStack stack, int sizeZ, boolean sheared, boolean uneven) {
        PlaneGeometry plane = stack.first().requirePlane();
        PixelFormat format = stack.first().format();
        Vector3 x = stack.plane().x();
        Vector3 y = stack.plane().y();
        this.shiftX = shifts(stack, x.times(1 / plane.spacingXMm()), sheared);
        this.shiftY = shifts(stack, y.times(1 / plane.spacingYMm()), sheared);
        this.lowX = low(shiftX);
        this.lowY = low(shiftY);
        double[] distancesMm =
                IntStream.range(0, stack.size()).mapToDouble(stack::distanceMm).toArray();
        double stepMm = distancesMm[stack.size() - 1] / (sizeZ - 1);
        this.between = IntStream.range(0, sizeZ)
                .mapToObj(k -> uneven ? Between.at(k * stepMm, distancesMm) : new Between(k, 0))
                .toList();
        this.grid = new PatientGrid(
                format.columns() + high(shiftX) - lowX,
                format.rows() + high(shiftY) - lowY,
                sizeZ,
                plane.originMm().plus(x.times(lowX * plane.spacingXMm())).plus(y.times(lowY * plane.spacingYMm())),
                x,
                y,
                stack.plane().normal(),
                new Vector3(plane.spacingXMm(), plane.spacingYMm(), stepMm));
    }

    /** @return empty for a stack that needs none */
    static Optional<ResampledGrid> over(SliceStack stack, SliceSpacing spacing) {
        if (!spacing.isSheared() && !spacing.isUneven()) {
            return Optional.empty();
        }
        double lengthMm = stack.distanceMm(stack.size() - 1);
        double slices = spacing.isUneven() ? Math.rint(lengthMm / spacing.usualGapMm()) + 1 : stack.size();
        double pixels = (double) stack.first().format().pixelCount();
        double driftX = spacing.shear().dot(stack.plane().x()) * lengthMm;
        double driftY = spacing.shear().dot(stack.plane().y()) * lengthMm;
        PlaneGeometry plane = stack.first().requirePlane();
        double grown = (stack.first().format().columns() + Math.abs(driftX) / plane.spacingXMm())
                * (stack.first().format().rows() + Math.abs(driftY) / plane.spacingYMm())
                * slices;
        if (grown > LARGEST_GROWTH * pixels * stack.size()) {
            throw DiagnosisException.of(
                    ErrorCode.IRREGULAR_SPACING,
                    DicomAttribute.IMAGE_POSITION_PATIENT.toString(),
                    "the stack cannot be resampled to a grid of less than " + LARGEST_GROWTH + " times its voxels");
        }
        return Optional.of(new ResampledGrid(stack, (int) slices, spacing.isSheared(), spacing.isUneven()));
    }

    PatientGrid grid() {
        return grid;
    }

    /** Where slice {@code k} of the grid takes its values from. */
    Between between(int k) {
        return between.get(k);
    }

    /**
     * A place between two slices of the stack.
     *
     * @param slice the lower one
     * @param towardsNext share of the way to the next: from 0, where the next has no part, to less than 1
     */
    record Between(int slice, double towardsNext) {
        int nearest() {
            return towardsNext > 0.5 ? slice + 1 : slice;
        }

        private static Between at(double mm, double[] distancesMm) {
            int found = Arrays.binarySearch(distancesMm, mm);
            int lower = Math.max(0, Math.min(found >= 0 ? found : -found - 2, distancesMm.length - 2));
            double towardsNext = (mm - distancesMm[lower]) / (distancesMm[lower + 1] - distancesMm[lower]);
            if (towardsNext > 1 - ROUNDING) {
                return new Between(lower + 1, 0);
            }
            return new Between(lower, towardsNext < ROUNDING ? 0 : towardsNext);
        }
    }

    /** From a voxel of the grid to the pixel of slice {@code s} of the stack. */
    ImageShift shiftTo(int s) {
        return new ImageShift(lowX - shiftX[s], lowY - shiftY[s]);
    }

    private static double[] shifts(SliceStack stack, Vector3 pixelsPerMm, boolean sheared) {
        return IntStream.range(0, stack.size())
                .mapToDouble(k -> sheared ? stack.driftMm(k).dot(pixelsPerMm) : 0)
                .toArray();
    }

    private static int low(double[] shifts) {
        return (int) Math.floor(Arrays.stream(shifts).min().orElseThrow() + ROUNDING);
    }

    private static int high(double[] shifts) {
        return (int) Math.ceil(Arrays.stream(shifts).max().orElseThrow() - ROUNDING);
    }
}
