package org.secondread.preprocessing.volume;

import org.secondread.domain.PatientGrid;
import org.secondread.domain.Vector3;

/**
 * A volume seen in reading orientation, without copying: x grows towards the patient's left, y to the posterior, z to the
 * head, as nearly as the source's own axes allow without resampling. Voxels keep their place in the patient; only their
 * numbering changes, by a signed permutation of the axes, so values are exactly those of the source.
 *
 * <p>The axes are matched together: of the six permutations the one whose directions have the largest sum of cosines to
 * L, P and H (the letters of PS3.3 C.7.6.1.1.1). A right-handed source therefore gives a right-handed view.
 */
public final class OrientedVolume {
    private static final int[][] PERMUTATIONS = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};

    /** What a direction is taken from to turn it: a product with −1 would leave negative zeros behind. */
    private static final Vector3 NOWHERE = new Vector3(0, 0, 0);

    private final Volume source;
    private final PatientGrid grid;
    private final int[] sourceAxis;
    private final int[] readingAxis = new int[3];
    private final boolean[] reversed = new boolean[3];
    private final int stepI;
    private final int stepJ;
    private final int stepK;

    public OrientedVolume(Volume source) {
        this.source = source;
        this.sourceAxis = closestAxes(source.grid());
        for (int axis = 0; axis < 3; axis++) {
            readingAxis[sourceAxis[axis]] = axis;
            reversed[axis] = cosine(source.grid(), sourceAxis[axis], axis) < 0;
        }
        this.grid = readingGrid();
        this.stepI = stepAlongX(0);
        this.stepJ = stepAlongX(1);
        this.stepK = stepAlongX(2);
    }

    /** The volume as it was assembled; its grid numbers voxels as the source frames do. */
    public Volume source() {
        return source;
    }

    /** The same voxel centres, numbered in reading orientation. */
    public PatientGrid grid() {
        return grid;
    }

    /** The value in units of the voxel (i, j, k) of {@link #grid()}. */
    public float valueAt(int i, int j, int k) {
        return source.valueAt(sourceIndex(0, i, j, k), sourceIndex(1, i, j, k), sourceIndex(2, i, j, k));
    }

    /**
     * Reads {@code count} values in units along x, starting at voxel (i, j, k) of {@link #grid()}. Padding reads as nothing,
     * as {@link Volume#readImageRow} says.
     */
    public void readRow(int i, int j, int k, int count, float[] into, int at) {
        int si = sourceIndex(0, i, j, k);
        int sj = sourceIndex(1, i, j, k);
        int sk = sourceIndex(2, i, j, k);
        if (stepI == 1) {
            source.readImageRow(si, sj, sk, count, into, at);
        } else if (stepI == -1) {
            source.readImageRow(si - count + 1, sj, sk, count, into, at);
            reverse(into, at, count);
        } else {
            for (int n = 0; n < count; n++) {
                source.readImageRow(si, sj + n * stepJ, sk + n * stepK, 1, into, at + n);
            }
        }
    }

    /** The index on the source's grid of a (continuous) index on {@link #grid()}; whole numbers stay exact. */
    public Vector3 toSource(Vector3 index) {
        return new Vector3(sourceComponent(0, index), sourceComponent(1, index), sourceComponent(2, index));
    }

    /** The index on {@link #grid()} of a (continuous) index on the source's grid: the inverse of {@link #toSource}. */
    public Vector3 fromSource(Vector3 index) {
        return new Vector3(readingComponent(0, index), readingComponent(1, index), readingComponent(2, index));
    }

    private int sourceIndex(int axis, int i, int j, int k) {
        int reading = readingAxis[axis];
        int index = reading == 0 ? i : reading == 1 ? j : k;
        return reversed[reading] ? grid.size(reading) - 1 - index : index;
    }

    private double sourceComponent(int axis, Vector3 index) {
        return turned(readingAxis[axis], index.component(readingAxis[axis]));
    }

    private double readingComponent(int axis, Vector3 sourceIndex) {
        return turned(axis, sourceIndex.component(sourceAxis[axis]));
    }

    private double turned(int reading, double index) {
        return reversed[reading] ? grid.size(reading) - 1 - index : index;
    }

    private int stepAlongX(int axis) {
        return sourceAxis[0] != axis ? 0 : reversed[0] ? -1 : 1;
    }

    private PatientGrid readingGrid() {
        PatientGrid from = source.grid();
        double[] corner = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            corner[sourceAxis[axis]] = reversed[axis] ? from.size(sourceAxis[axis]) - 1 : 0;
        }
        return new PatientGrid(
                from.size(sourceAxis[0]),
                from.size(sourceAxis[1]),
                from.size(sourceAxis[2]),
                from.toPatient(corner[0], corner[1], corner[2]),
                readingDirection(0),
                readingDirection(1),
                readingDirection(2),
                new Vector3(readingSpacingMm(0), readingSpacingMm(1), readingSpacingMm(2)));
    }

    private Vector3 readingDirection(int axis) {
        Vector3 direction = source.grid().direction(sourceAxis[axis]);
        return reversed[axis] ? NOWHERE.minus(direction) : direction;
    }

    private double readingSpacingMm(int axis) {
        return source.grid().spacingMm().component(sourceAxis[axis]);
    }

    private static int[] closestAxes(PatientGrid grid) {
        int[] closest = PERMUTATIONS[0];
        for (int[] permutation : PERMUTATIONS) {
            if (closeness(grid, permutation) > closeness(grid, closest)) {
                closest = permutation;
            }
        }
        return closest;
    }

    private static double closeness(PatientGrid grid, int[] permutation) {
        double sum = 0;
        for (int axis = 0; axis < 3; axis++) {
            sum += Math.abs(cosine(grid, permutation[axis], axis));
        }
        return sum;
    }

    private static double cosine(PatientGrid grid, int sourceAxis, int patientAxis) {
        return grid.direction(sourceAxis).component(patientAxis);
    }

    private static void reverse(float[] values, int from, int count) {
        for (int a = from, b = from + count - 1; a < b; a++, b--) {
            float value = values[a];
            values[a] = values[b];
            values[b] = value;
        }
    }
}
