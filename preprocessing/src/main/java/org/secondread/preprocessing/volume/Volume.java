package org.secondread.preprocessing.volume;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.secondread.domain.CodedConcept;
import org.secondread.domain.PatientGrid;
import org.secondread.domain.SourceFrame;
import org.secondread.preprocessing.dicom.CheckedFrame;
import org.secondread.preprocessing.dicom.Deviation;
import org.secondread.preprocessing.dicom.PixelPadding;
import org.secondread.preprocessing.dicom.SourceHeader;
import org.secondread.preprocessing.pixel.Samples;

/**
 * A stack of slices as stored values with their mapping to units and their place in the patient. Memory order is z
 * slowest, x fastest; slice k rests on {@code frames().get(k)}. Values in units are computed as they are read: there is no
 * float copy of the whole.
 */
public final class Volume {
    private final SourceHeader source;
    private final PatientGrid grid;
    private final List<SourceFrame> frames;
    private final List<LinearUnits> units;
    private final CodedConcept unit;
    private final Samples stored;
    private final List<Deviation> deviations;
    private final List<ImageShift> shifts;
    private final List<Optional<PaddingMask>> masks;

    /** A volume of which nothing had to be tolerated. */
    public Volume(
            SourceHeader source,
            PatientGrid grid,
            List<SourceFrame> frames,
            List<LinearUnits> units,
            CodedConcept unit,
            Samples stored) {
        this(source, grid, frames, units, unit, stored, List.of());
    }

    /** A volume whose voxels are the pixels of its images. */
    public Volume(
            SourceHeader source,
            PatientGrid grid,
            List<SourceFrame> frames,
            List<LinearUnits> units,
            CodedConcept unit,
            Samples stored,
            List<Deviation> deviations) {
        this(source, grid, frames, units, unit, stored, deviations, List.of());
    }

    /**
     * @param frames the image of each slice; of a resampled volume the nearest
     * @param units one mapping per slice
     * @param unit UCUM code of the values, such as {@code [hnsf'U]}
     * @param stored stored values, length sizeX·sizeY·sizeZ; owned by the volume from now on
     * @param deviations what was tolerated in the series and in stacking it
     * @param shifts how the image of each slice lies under it; none when voxels are pixels
     */
    public Volume(
            SourceHeader source,
            PatientGrid grid,
            List<SourceFrame> frames,
            List<LinearUnits> units,
            CodedConcept unit,
            Samples stored,
            List<Deviation> deviations,
            List<ImageShift> shifts) {
        this(source, grid, frames, units, unit, stored, deviations, shifts, List.of());
    }

    private Volume(
            SourceHeader source,
            PatientGrid grid,
            List<SourceFrame> frames,
            List<LinearUnits> units,
            CodedConcept unit,
            Samples stored,
            List<Deviation> deviations,
            List<ImageShift> shifts,
            List<Optional<PaddingMask>> masks) {
        if (stored.length() != grid.voxelCount()
                || frames.size() != grid.sizeZ()
                || units.size() != grid.sizeZ()
                || (!shifts.isEmpty() && shifts.size() != grid.sizeZ())) {
            throw new IllegalArgumentException("grid, frames and voxels do not agree");
        }
        this.source = source;
        this.grid = grid;
        this.frames = List.copyOf(frames);
        this.units = List.copyOf(units);
        this.unit = unit;
        this.stored = stored;
        this.deviations = List.copyOf(deviations);
        this.shifts = List.copyOf(shifts);
        this.masks = List.copyOf(masks);
    }

    /**
     * The same volume, knowing which stored values are no image. {@link #readRow} and {@link #valueAt} give them as they
     * are, {@link #readImageRow} does not.
     *
     * @param padding of each slice
     */
    public Volume withPadding(List<Optional<PixelPadding>> padding) {
        if (padding.size() != grid.sizeZ()) {
            throw new IllegalArgumentException("grid and padding do not agree");
        }
        List<Optional<PaddingMask>> needed = IntStream.range(0, grid.sizeZ())
                .mapToObj(k -> padding.get(k).flatMap(values -> PaddingMask.of(values, units.get(k), unit)))
                .toList();
        boolean none = needed.stream().allMatch(Optional::isEmpty);
        return new Volume(source, grid, frames, units, unit, stored, deviations, shifts, none ? List.of() : needed);
    }

    public SourceHeader source() {
        return source;
    }

    public PatientGrid grid() {
        return grid;
    }

    /** The source image of each slice, in slice order. */
    public List<SourceFrame> frames() {
        return frames;
    }

    public CodedConcept unit() {
        return unit;
    }

    /** What was tolerated in the series and in stacking it; part of the results' provenance. */
    public List<Deviation> deviations() {
        return deviations;
    }

    /** Whether voxels were computed from pixels rather than being them. */
    public boolean isResampled() {
        return !shifts.isEmpty();
    }

    /** Where the voxels of slice {@code k} lie on {@code frames().get(k)}. */
    public ImageShift shift(int k) {
        return shifts.isEmpty() ? ImageShift.NONE : shifts.get(k);
    }

    /** The stored values, before any mapping, in memory order. Not to be written to. */
    public Samples stored() {
        return stored;
    }

    /** The mapping from stored values to units on slice {@code k}. */
    public LinearUnits units(int k) {
        return units.get(k);
    }

    /** The stored value of a voxel, before any mapping. */
    public double storedAt(int i, int j, int k) {
        return stored.at((int) grid.offset(i, j, k));
    }

    /** The value of a voxel in units. */
    public float valueAt(int i, int j, int k) {
        return units.get(k).of(storedAt(i, j, k));
    }

    /** Reads {@code count} values in units along x, starting at voxel (i, j, k). */
    public void readRow(int i, int j, int k, int count, float[] into, int at) {
        int from = (int) grid.offset(i, j, k);
        LinearUnits mapping = units.get(k);
        if (stored instanceof Samples.Shorts shorts) {
            readShorts(shorts, mapping, from, count, into, at);
        } else {
            for (int n = 0; n < count; n++) {
                into[at + n] = mapping.of(stored.at(from + n));
            }
        }
    }

    /**
     * As {@link #readRow} for whoever asks what is in the patient: padding (PS3.3 C.7.5.1.1.2) reads as nothing, which is
     * −1000 in Hounsfield units and 0 in others, unless its own value is smaller still.
     */
    public void readImageRow(int i, int j, int k, int count, float[] into, int at) {
        readRow(i, j, k, count, into, at);
        if (!masks.isEmpty() && masks.get(k).isPresent()) {
            masks.get(k).get().apply(stored, (int) grid.offset(i, j, k), count, into, at);
        }
    }

    private static void readShorts(
            Samples.Shorts shorts, LinearUnits mapping, int from, int count, float[] into, int at) {
        short[] bits = shorts.bits();
        int mask = shorts.signed() ? -1 : 0xFFFF;
        for (int n = 0; n < count; n++) {
            into[at + n] = mapping.of(bits[from + n] & mask);
        }
    }

    /**
     * Stored value to units, PS3.3 C.11.1.1.2: {@code units = slope · stored + intercept}.
     *
     * @param slope Rescale Slope (0028,1053)
     * @param intercept Rescale Intercept (0028,1052)
     */
    public record LinearUnits(double slope, double intercept) {
        static LinearUnits of(CheckedFrame slice) {
            return new LinearUnits(slice.rescale().slope(), slice.rescale().intercept());
        }

        public float of(double storedValue) {
            return (float) (slope * storedValue + intercept);
        }
    }

    /**
     * From voxel indices to the pixels of the image that a slice rests on: what is added to i to get the column and to j to
     * get the row, each counted from 0 at pixel centres.
     */
    public record ImageShift(double columns, double rows) {
        static final ImageShift NONE = new ImageShift(0, 0);
    }
}
