package org.secondread.preprocessing.tensor;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import org.secondread.domain.PatientGrid;
import org.secondread.domain.Vector3;
import org.secondread.preprocessing.tensor.InputSpec.Intensity;
import org.secondread.preprocessing.tensor.InputSpec.Patches;
import org.secondread.preprocessing.volume.OrientedVolume;

/**
 * Boxes around points, shape [1, 1, z, y, x], resampled by trilinear interpolation along the volume's own axes.
 *
 * <p>Because the axes are parallel, a row of a patch lies between four rows of the volume with the same four weights
 * throughout: these are mixed first, then interpolated along x. Voxels beyond the volume take part as the surrounding
 * value, before the intensity is applied.
 */
final class PatchSequence implements TensorSequence {
    private final SurroundedVolume volume;
    private final Patches size;
    private final Intensity intensity;
    private final List<Vector3> centresMm;
    private final PatientGrid whole;
    private final Vector3 step;

    PatchSequence(OrientedVolume volume, Patches size, Intensity intensity, List<Vector3> centresMm) {
        this.volume = new SurroundedVolume(volume, intensity.outside());
        this.size = size;
        this.intensity = intensity;
        this.centresMm = List.copyOf(centresMm);
        this.whole = volume.grid();
        this.step = new Vector3(
                size.spacingMm().x() / whole.spacingMm().x(),
                size.spacingMm().y() / whole.spacingMm().y(),
                size.spacingMm().z() / whole.spacingMm().z());
    }

    @Override
    public int count() {
        return centresMm.size();
    }

    @Override
    public long[] sampleShape() {
        return new long[] {1, 1, size.sizeZ(), size.sizeY(), size.sizeX()};
    }

    /** The patch's middle, index ((sizeX − 1)/2, (sizeY − 1)/2, (sizeZ − 1)/2), lies at the given point. */
    @Override
    public PatientGrid grid(int index) {
        return new PatientGrid(
                size.sizeX(),
                size.sizeY(),
                size.sizeZ(),
                whole.toPatient(firstVoxel(index)),
                whole.xDirection(),
                whole.yDirection(),
                whole.zDirection(),
                size.spacingMm());
    }

    @Override
    public void write(int index, FloatBuffer into) {
        Vector3 first = firstVoxel(index);
        int count = size.sizeX() * size.sizeY() * size.sizeZ();
        double intoCell = first.x() - Math.floor(first.x());
        int columns = (int) (intoCell + (size.sizeX() - 1) * step.x()) + 2;
        float[] scratch = Scratch.floats(count + 2 * columns);
        for (int z = 0; z < size.sizeZ(); z++) {
            for (int y = 0; y < size.sizeY(); y++) {
                mixRows(first, y, z, columns, scratch, count);
                interpolateRow(intoCell, scratch, count, (z * size.sizeY() + y) * size.sizeX());
            }
        }
        intensity.apply(scratch, count);
        into.put(scratch, 0, count);
    }

    /** The continuous index of the patch's first voxel on the volume's grid. */
    private Vector3 firstVoxel(int index) {
        Vector3 centre = whole.toIndex(centresMm.get(index));
        Vector3 half = new Vector3(
                (size.sizeX() - 1) * step.x() / 2,
                (size.sizeY() - 1) * step.y() / 2,
                (size.sizeZ() - 1) * step.z() / 2);
        return centre.minus(half);
    }

    /** Leaves the weighted sum of the four rows around row (y, z) of the patch at {@code mixed}. */
    private void mixRows(Vector3 first, int y, int z, int columns, float[] scratch, int mixed) {
        double row = first.y() + y * step.y();
        double slice = first.z() + z * step.z();
        int i = (int) Math.floor(first.x());
        int j = (int) Math.floor(row);
        int k = (int) Math.floor(slice);
        float v = (float) (row - j);
        float w = (float) (slice - k);
        Arrays.fill(scratch, mixed, mixed + columns, 0);
        addRow(i, j, k, columns, (1 - v) * (1 - w), scratch, mixed);
        addRow(i, j + 1, k, columns, v * (1 - w), scratch, mixed);
        addRow(i, j, k + 1, columns, (1 - v) * w, scratch, mixed);
        addRow(i, j + 1, k + 1, columns, v * w, scratch, mixed);
    }

    private void addRow(int i, int j, int k, int columns, float weight, float[] scratch, int mixed) {
        if (weight > 0) {
            int row = mixed + columns;
            volume.readRow(i, j, k, columns, scratch, row);
            for (int n = 0; n < columns; n++) {
                scratch[mixed + n] += weight * scratch[row + n];
            }
        }
    }

    private void interpolateRow(double intoCell, float[] scratch, int mixed, int at) {
        for (int x = 0; x < size.sizeX(); x++) {
            double column = intoCell + x * step.x();
            int n = (int) column;
            float u = (float) (column - n);
            scratch[at + x] = (1 - u) * scratch[mixed + n] + u * scratch[mixed + n + 1];
        }
    }
}
