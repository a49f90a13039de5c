package org.secondread.preprocessing.tensor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.secondread.domain.PatientGrid;

/**
 * Trachea and main bronchi above their entrance into the lungs: followed from above, slice by slice, as air that stays
 * narrow and round over some length. Lungs begin narrow too, at the apex, but do not stay so.
 */
final class Airways {
    private static final double SMALLEST_MM2 = 60;
    private static final double LARGEST_MM2 = 900;
    private static final double SHORTEST_MM = 30;

    /** Longest side of the bounding box over the diameter of the disc of equal area: 1 for a disc, 1.4 for a 2:1 ellipse. */
    private static final double LARGEST_ELONGATION = 2;

    private static final int NO_AIR = 0;
    private static final int WIDE_AIR = -1;

    private final boolean[] air;
    private final PatientGrid grid;
    private final List<Tube> tubes = new ArrayList<>();

    private Airways(boolean[] air, PatientGrid grid) {
        this.air = air;
        this.grid = grid;
    }

    /** Removes the airways from a mask of the air inside the body. */
    static void remove(boolean[] air, PatientGrid grid) {
        Airways airways = new Airways(air, grid);
        airways.follow();
        for (Tube tube : airways.tubes) {
            if (tube.lengthMm(grid) >= SHORTEST_MM) {
                tube.pieces.forEach(piece -> Arrays.stream(piece).forEach(offset -> air[offset] = false));
            }
        }
    }

    private void follow() {
        int sliceSize = grid.sizeX() * grid.sizeY();
        int[] above = new int[sliceSize];
        for (int k = grid.sizeZ() - 1; k >= 0; k--) {
            int[] here = new int[sliceSize];
            for (int[] piece : Pieces.ofSlice(air, grid, k)) {
                int mark = mark(piece, above, k);
                Arrays.stream(piece).forEach(offset -> here[offset % sliceSize] = mark);
            }
            above = here;
        }
    }

    /** Number of the tube that a piece belongs to, counted from 1; else what it is. */
    private int mark(int[] piece, int[] above, int k) {
        double areaMm2 = piece.length * grid.spacingMm().x() * grid.spacingMm().y();
        if (areaMm2 < SMALLEST_MM2) {
            return NO_AIR;
        }
        int[] parents = Arrays.stream(piece)
                .map(offset -> above[offset % above.length])
                .filter(mark -> mark != NO_AIR)
                .distinct()
                .toArray();
        if (areaMm2 > LARGEST_MM2 || isElongated(piece, areaMm2) || parents.length > 1) {
            return WIDE_AIR;
        }
        if (parents.length == 0) {
            tubes.add(new Tube(k));
            return extend(tubes.size(), piece, k);
        }
        return parents[0] == WIDE_AIR ? WIDE_AIR : extend(parents[0], piece, k);
    }

    private int extend(int number, int[] piece, int k) {
        Tube tube = tubes.get(number - 1);
        tube.pieces.add(piece);
        tube.lastK = k;
        return number;
    }

    private boolean isElongated(int[] piece, double areaMm2) {
        int width = grid.sizeX();
        double sideX = extent(Arrays.stream(piece).map(offset -> offset % width).toArray())
                * grid.spacingMm().x();
        double sideY = extent(Arrays.stream(piece).map(offset -> offset / width).toArray())
                * grid.spacingMm().y();
        return Math.max(sideX, sideY) > LARGEST_ELONGATION * 2 * Math.sqrt(areaMm2 / Math.PI);
    }

    private static int extent(int[] indices) {
        return Arrays.stream(indices).max().orElseThrow()
                - Arrays.stream(indices).min().orElseThrow()
                + 1;
    }

    /** Narrow pieces of air below each other. */
    private static final class Tube {
        private final int firstK;
        private final List<int[]> pieces = new ArrayList<>();
        private int lastK;

        Tube(int firstK) {
            this.firstK = firstK;
        }

        double lengthMm(PatientGrid grid) {
            return (firstK - lastK + 1) * grid.spacingMm().z();
        }
    }
}
