package org.secondread.phantoms.fault;

/**
 * The Hounsfield units of a series in reading orientation: z slowest, from foot to head, y from front to back, x from right to left,
 * fastest. Whoever makes one takes the array as it is.
 *
 * @param hu columns · rows · slices values
 * @param columnMm distance of neighbouring columns, and so on
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record HuBlock(short[] hu, int columns, int rows, int slices, double columnMm, double rowMm, double sliceMm) {
    /** What lies outside the field of view. */
    static final short FILLING = -2000;

    private static final short FILLING_BELOW = -1500;
    private static final short LOWEST = -1024;
    private static final short HIGHEST = 3071;

    public HuBlock {
        if (hu.length != columns * rows * slices) {
            throw new IllegalArgumentException("the array does not fit the block");
        }
    }

    /** What a voxel becomes. */
    interface Change {
        double at(int i, int j, int k, double hu);
    }

    short at(int i, int j, int k) {
        return hu[(k * rows + j) * columns + i];
    }

    /** Whether a voxel lies within the image and its field of view. */
    boolean shows(int i, int j, int k) {
        return i >= 0 && i < columns && at(i, j, k) >= FILLING_BELOW;
    }

    /** Changes every voxel that is not filling outside the field of view. */
    HuBlock changed(Change change) {
        short[] changed = new short[hu.length];
        int n = 0;
        for (int k = 0; k < slices; k++) {
            for (int j = 0; j < rows; j++) {
                for (int i = 0; i < columns; i++, n++) {
                    changed[n] = hu[n] < FILLING_BELOW ? hu[n] : clamped(change.at(i, j, k, hu[n]));
                }
            }
        }
        return new HuBlock(changed, columns, rows, slices, columnMm, rowMm, sliceMm);
    }

    /** The slices from one on, as many as said, of which the upper ones from {@code seam} on come from further up by {@code skipped}. */
    HuBlock slices(int first, int count, int seam, int skipped) {
        short[] kept = new short[columns * rows * count];
        for (int k = 0; k < count; k++) {
            int from = first + k + (k >= seam ? skipped : 0);
            System.arraycopy(hu, from * columns * rows, kept, k * columns * rows, columns * rows);
        }
        return new HuBlock(kept, columns, rows, count, columnMm, rowMm, sliceMm);
    }

    /** Without so many columns at the left of the image. */
    HuBlock withoutColumns(int count) {
        int width = columns - count;
        short[] kept = new short[width * rows * slices];
        for (int row = 0; row < rows * slices; row++) {
            System.arraycopy(hu, row * columns + count, kept, row * width, width);
        }
        return new HuBlock(kept, width, rows, slices, columnMm, rowMm, sliceMm);
    }

    private static short clamped(double hu) {
        return hu == FILLING ? FILLING : (short) Math.max(LOWEST, Math.min(HIGHEST, Math.rint(hu)));
    }
}
