package org.secondread.preprocessing.volume;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.secondread.domain.CpuBudget;
import org.secondread.domain.PatientGrid;
import org.secondread.domain.RequestContext;
import org.secondread.preprocessing.dicom.CheckedFrame;
import org.secondread.preprocessing.dicom.PixelPadding;
import org.secondread.preprocessing.dicom.Rescale;
import org.secondread.preprocessing.pixel.PixelFormat;
import org.secondread.preprocessing.pixel.Samples;
import org.secondread.preprocessing.volume.ResampledGrid.Between;
import org.secondread.preprocessing.volume.Volume.LinearUnits;

/**
 * Computes a stack's values on another grid: linear within the slices and, where a slice of the grid lies between two of
 * the stack, linear between them. What no slice reaches, or what padding has part in, becomes the filling.
 *
 * <p>Slices that share one mapping to units are interpolated as stored values and keep their type; otherwise the values in
 * units are, as floating point.
 */
final class StackResampler {
    private static final double AIR_HU = -1000;

    private final ResampledGrid resampled;
    private final List<CheckedFrame> slices;
    private final Samples source;
    private final PixelFormat format;
    private final boolean inUnits;

    /** @param source stored values of the slices, one after another */
    StackResampler(ResampledGrid resampled, List<CheckedFrame> slices, Samples source) {
        this.resampled = resampled;
        this.slices = slices;
        this.source = source;
        this.format = slices.get(0).format();
        this.inUnits = slices.stream().anyMatch(slice -> !LinearUnits.of(slice).equals(LinearUnits.of(slices.get(0))));
    }

    /** Whether the values on the grid are stored values, among which padding is known. */
    boolean keepsStoredValues() {
        return !inUnits;
    }

    /** The values on the grid, in memory order. */
    Samples resample(CpuBudget cpus, RequestContext context) {
        PatientGrid grid = resampled.grid();
        int count = Math.toIntExact(grid.voxelCount());
        Samples target = inUnits ? new Samples.Floats(new float[count]) : Samples.of(format, count);
        cpus.forEach(grid.sizeZ(), context, k -> resampleSlice(k, target));
        return target;
    }

    /** The mapping of what {@link #resample} gives. */
    LinearUnits units() {
        return inUnits ? new LinearUnits(1, 0) : LinearUnits.of(slices.get(0));
    }

    /** What stands where there is no image: the series' own padding, else air in Hounsfield units, else zero. */
    double filling() {
        Optional<PixelPadding> padding = slices.stream()
                .map(CheckedFrame::padding)
                .flatMap(Optional::stream)
                .findFirst();
        LinearUnits first = LinearUnits.of(slices.get(0));
        if (padding.isPresent()) {
            return inUnits ? first.of(padding.get().from()) : padding.get().from();
        }
        double value = slices.get(0).rescale().unit().isSameAs(Rescale.HOUNSFIELD) ? AIR_HU : 0;
        return inUnits ? value : storable((value - first.intercept()) / first.slope());
    }

    private double storable(double value) {
        if (format.isFloat()) {
            return value;
        }
        double range = Math.pow(2, format.bitsStored());
        double from = format.signed() ? -range / 2 : 0;
        return Math.rint(Math.max(from, Math.min(from + range - 1, value)));
    }

    private void resampleSlice(int k, Samples target) {
        PatientGrid grid = resampled.grid();
        Between between = resampled.between(k);
        double[] row = new double[grid.sizeX()];
        double[] next = new double[grid.sizeX()];
        double filling = filling();
        for (int j = 0; j < grid.sizeY(); j++) {
            readRow(between.slice(), j, row);
            if (between.towardsNext() > 0) {
                readRow(between.slice() + 1, j, next);
                mix(row, next, between.towardsNext());
            }
            for (int i = 0; i < row.length; i++) {
                row[i] = Double.isNaN(row[i]) ? filling : row[i];
            }
            store(row, target, (int) grid.offset(0, j, k));
        }
    }

    private static void mix(double[] row, double[] next, double share) {
        for (int i = 0; i < row.length; i++) {
            row[i] += share * (next[i] - row[i]);
        }
    }

    /** Row {@code j} of the grid in slice {@code s} of the stack; NaN where it has no image. */
    private void readRow(int s, int j, double[] into) {
        double y = snapped(j + resampled.shiftTo(s).rows());
        int above = (int) Math.floor(y);
        double share = y - above;
        double[] image = imageRow(s, above);
        if (share > 0) {
            mix(image, imageRow(s, above + 1), share);
        }
        double x = snapped(resampled.shiftTo(s).columns());
        int left = (int) Math.floor(x);
        for (int i = 0; i < into.length; i++) {
            into[i] = between(image, i + left, x - left);
        }
    }

    private static double between(double[] image, int left, double share) {
        if (left < 0 || left >= image.length) {
            return Double.NaN;
        }
        if (share == 0) {
            return image[left];
        }
        return left + 1 < image.length ? image[left] + share * (image[left + 1] - image[left]) : Double.NaN;
    }

    private double[] imageRow(int s, int row) {
        double[] values = new double[format.columns()];
        if (row < 0 || row >= format.rows()) {
            Arrays.fill(values, Double.NaN);
            return values;
        }
        CheckedFrame slice = slices.get(s);
        LinearUnits mapping = LinearUnits.of(slice);
        int from = s * format.pixelCount() + row * format.columns();
        for (int i = 0; i < values.length; i++) {
            double stored = source.at(from + i);
            boolean isImage =
                    slice.padding().isEmpty() || !slice.padding().get().contains(stored);
            values[i] = isImage ? (inUnits ? mapping.of(stored) : stored) : Double.NaN;
        }
        return values;
    }

    /** Whole numbers that arithmetic missed by a hair. */
    private static double snapped(double index) {
        return Math.abs(index - Math.rint(index)) < 1e-6 ? Math.rint(index) : index;
    }

    private static void store(double[] row, Samples target, int at) {
        if (target instanceof Samples.Shorts shorts) {
            for (int i = 0; i < row.length; i++) {
                shorts.bits()[at + i] = (short) Math.rint(row[i]);
            }
        } else if (target instanceof Samples.Ints ints) {
            for (int i = 0; i < row.length; i++) {
                ints.bits()[at + i] = (int) (long) Math.rint(row[i]);
            }
        } else if (target instanceof Samples.Floats floats) {
            for (int i = 0; i < row.length; i++) {
                floats.values()[at + i] = (float) row[i];
            }
        } else if (target instanceof Samples.Doubles doubles) {
            System.arraycopy(row, 0, doubles.values(), at, row.length);
        }
    }
}
