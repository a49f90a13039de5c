package org.secondread.phantoms.series;

import java.util.List;
import java.util.stream.IntStream;
import org.secondread.phantoms.chest.ChestPhantom;
import org.secondread.phantoms.space.LinearPhantom;
import org.secondread.phantoms.space.Nodule;
import org.secondread.phantoms.space.Phantom;
import org.secondread.phantoms.space.SeriesGeometry;
import org.secondread.phantoms.space.Vector3;

/** A phantom as a scanner sees it: sampled on a grid, averaged over the slice thickness, with noise. */
public record PhantomSeries(Phantom phantom, SeriesGeometry geometry, ImageNoise noise) {

    private static final double LOW_DOSE_NOISE_HU = 22;

    /** Greatest distance between the samples that are averaged across a slice. */
    private static final double SAMPLE_MM = 1.25;

    /** A ramp in HU on a small grid, without noise: for tests of geometry. */
    public static PhantomSeries ramp() {
        return ramp(SeriesGeometry.small());
    }

    /** A ramp in HU on any grid within 100 mm of the origin, without noise. */
    public static PhantomSeries ramp(SeriesGeometry geometry) {
        return new PhantomSeries(LinearPhantom.CT, geometry, ImageNoise.NONE);
    }

    /** A chest on its usual grid, with the noise of a low-dose scan. */
    public static PhantomSeries chest(ChestPhantom phantom) {
        return new PhantomSeries(
                phantom, ChestPhantom.usualGeometry(), new ImageNoise(LOW_DOSE_NOISE_HU, phantom.seed()));
    }

    /** The noise-free value of a voxel in modality units. */
    public double expectedAt(int column, int row, int slice) {
        int samples = (int) Math.ceil(geometry.sliceThicknessMm() / SAMPLE_MM);
        double step = geometry.sliceThicknessMm() / geometry.sliceSpacingMm() / samples;
        double sum = 0;
        for (int i = 0; i < samples; i++) {
            Vector3 point = geometry.pointAt(column, row, slice + (i - (samples - 1) / 2.0) * step);
            sum += phantom.valueAt(point.x(), point.y(), point.z());
        }
        return sum / samples;
    }

    /** One slice in modality units with noise, row by row, column fastest. */
    public double[] slice(int slice) {
        int columns = geometry.columns();
        double[] values = new double[columns * geometry.rows()];
        for (int i = 0; i < values.length; i++) {
            values[i] = expectedAt(i % columns, i / columns, slice);
        }
        noise.addTo(values, columns, slice);
        return values;
    }

    /** Number from 1 of the nodule that holds a voxel's centre, 0 for none; of overlapping ones the first. */
    public int noduleAt(int column, int row, int slice) {
        Vector3 point = geometry.pointAt(column, row, slice);
        List<Nodule> nodules = phantom.nodules();
        for (int i = 0; i < nodules.size(); i++) {
            if (nodules.get(i).contains(point)) {
                return i + 1;
            }
        }
        return 0;
    }

    /** {@link #noduleAt} for every voxel, slice by slice, row by row, column fastest. */
    public byte[] noduleMask() {
        byte[] mask = new byte[geometry.columns() * geometry.rows() * geometry.slices()];
        for (Nodule nodule : phantom.nodules()) {
            markAround(nodule, mask);
        }
        return mask;
    }

    /** Numbers the voxels of the box around a nodule. */
    private void markAround(Nodule nodule, byte[] mask) {
        Vector3 centre = geometry.indexOf(nodule.centreMm());
        double reach = nodule.reachMm();
        for (int slice : indices(centre.z(), reach / geometry.sliceSpacingMm(), geometry.slices())) {
            for (int row : indices(centre.y(), reach / geometry.rowSpacingMm(), geometry.rows())) {
                for (int column : indices(centre.x(), reach / geometry.columnSpacingMm(), geometry.columns())) {
                    int voxel = (slice * geometry.rows() + row) * geometry.columns() + column;
                    mask[voxel] = (byte) noduleAt(column, row, slice);
                }
            }
        }
    }

    private static int[] indices(double centre, double reach, int count) {
        int first = (int) Math.max(0, Math.ceil(centre - reach));
        int last = (int) Math.min(count - 1, Math.floor(centre + reach));
        return IntStream.rangeClosed(first, last).toArray();
    }
}
