package org.secondread.preprocessing.tensor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.secondread.domain.PatientGrid;

/** Takes a mask on a grid apart into the pieces whose voxels hang together over faces. */
final class Pieces {
    private final PatientGrid grid;
    private final int firstOffset;
    private final int endOffset;
    private final boolean[] left;
    private final int[] queue;
    private int queued;

    private Pieces(boolean[] mask, boolean value, PatientGrid grid, int fromK, int toK) {
        this.grid = grid;
        this.firstOffset = (int) grid.offset(0, 0, fromK);
        this.endOffset = (int) grid.offset(0, 0, toK);
        this.left = new boolean[endOffset - firstOffset];
        this.queue = new int[left.length];
        for (int n = 0; n < left.length; n++) {
            left[n] = mask[firstOffset + n] == value;
        }
    }

    /** Each piece as the offsets of its voxels, by rising first offset. */
    static List<int[]> of(boolean[] mask, PatientGrid grid) {
        return new Pieces(mask, true, grid, 0, grid.sizeZ()).collect();
    }

    /** The pieces of one slice by itself; offsets are those on the whole grid. */
    static List<int[]> ofSlice(boolean[] mask, PatientGrid grid, int k) {
        return new Pieces(mask, true, grid, k, k + 1).collect();
    }

    /** The pieces of what a mask leaves of one slice. */
    static List<int[]> ofSliceBackground(boolean[] mask, PatientGrid grid, int k) {
        return new Pieces(mask, false, grid, k, k + 1).collect();
    }

    private List<int[]> collect() {
        List<int[]> pieces = new ArrayList<>();
        for (int offset = firstOffset; offset < endOffset; offset++) {
            if (left[offset - firstOffset]) {
                pieces.add(pieceAround(offset));
            }
        }
        return pieces;
    }

    private int[] pieceAround(int seed) {
        int sliceSize = grid.sizeX() * grid.sizeY();
        queued = 0;
        take(seed);
        for (int n = 0; n < queued; n++) {
            int offset = queue[n];
            int i = offset % grid.sizeX();
            int inSlice = offset % sliceSize;
            takeIf(i > 0, offset - 1);
            takeIf(i < grid.sizeX() - 1, offset + 1);
            takeIf(inSlice >= grid.sizeX(), offset - grid.sizeX());
            takeIf(inSlice < sliceSize - grid.sizeX(), offset + grid.sizeX());
            takeIf(offset - sliceSize >= firstOffset, offset - sliceSize);
            takeIf(offset + sliceSize < endOffset, offset + sliceSize);
        }
        return Arrays.copyOf(queue, queued);
    }

    private void takeIf(boolean exists, int offset) {
        if (exists && left[offset - firstOffset]) {
            take(offset);
        }
    }

    private void take(int offset) {
        left[offset - firstOffset] = false;
        queue[queued++] = offset;
    }
}
