package org.secondread.preprocessing.tensor;

import java.util.Arrays;
import org.secondread.domain.PatientGrid;
import org.secondread.preprocessing.volume.OrientedVolume;

/**
 * A volume in an endless surrounding of one value, so that samples may leave it.
 *
 * @param outside value of every voxel that the volume does not have, in units
 */
record SurroundedVolume(OrientedVolume volume, float outside) {

    /** Reads {@code count} values along x, starting at any index (i, j, k). */
    void readRow(int i, int j, int k, int count, float[] into, int at) {
        PatientGrid grid = volume.grid();
        boolean rowExists = grid.contains(0, j, k);
        int first = rowExists ? Math.min(Math.max(-i, 0), count) : count;
        int end = rowExists ? Math.max(Math.min(grid.sizeX() - i, count), first) : count;
        Arrays.fill(into, at, at + first, outside);
        if (end > first) {
            volume.readRow(i + first, j, k, end - first, into, at + first);
        }
        Arrays.fill(into, at + end, at + count, outside);
    }
}
