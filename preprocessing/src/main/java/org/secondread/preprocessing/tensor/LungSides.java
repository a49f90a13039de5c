package org.secondread.preprocessing.tensor;

import java.util.List;
import org.secondread.domain.PatientGrid;

/**
 * Parts lungs that touch each other in front of the heart, so that closing one does not reach over to the other and fill the
 * mediastinum. The cut is the sagittal plane, in the middle third of the lungs' width, that holds the least of them.
 */
final class LungSides {
    /** A plane that holds more than this share of the fullest plane runs through a lung and is no place to cut. */
    private static final double LARGEST_CUT = 0.2;

    private LungSides() {}

    /** The lung on the patient's right and that on the left; or all in one where there is no gap between two. */
    static List<boolean[]> of(boolean[] lungs, PatientGrid grid) {
        int[] voxels = voxelsByColumn(lungs, grid.sizeX());
        int first = 0;
        int last = voxels.length - 1;
        while (first < last && voxels[first] == 0) {
            first++;
        }
        while (last > first && voxels[last] == 0) {
            last--;
        }
        int third = (last - first) / 3;
        int cut = least(voxels, first + third, last - third);
        boolean isGap = voxels[cut] <= LARGEST_CUT * most(voxels);
        return isGap ? List.of(columns(lungs, grid, 0, cut), columns(lungs, grid, cut, grid.sizeX())) : List.of(lungs);
    }

    private static int[] voxelsByColumn(boolean[] lungs, int sizeX) {
        int[] voxels = new int[sizeX];
        for (int offset = 0; offset < lungs.length; offset++) {
            if (lungs[offset]) {
                voxels[offset % sizeX]++;
            }
        }
        return voxels;
    }

    private static int least(int[] voxels, int from, int to) {
        int least = from;
        for (int i = from; i <= to; i++) {
            least = voxels[i] < voxels[least] ? i : least;
        }
        return least;
    }

    private static int most(int[] voxels) {
        int most = 0;
        for (int count : voxels) {
            most = Math.max(most, count);
        }
        return most;
    }

    private static boolean[] columns(boolean[] mask, PatientGrid grid, int from, int to) {
        boolean[] columns = new boolean[mask.length];
        for (int row = 0; row < mask.length; row += grid.sizeX()) {
            System.arraycopy(mask, row + from, columns, row + from, to - from);
        }
        return columns;
    }
}
