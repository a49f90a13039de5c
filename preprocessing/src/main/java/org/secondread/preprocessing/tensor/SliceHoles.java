package org.secondread.preprocessing.tensor;

import java.util.Arrays;
import org.secondread.domain.PatientGrid;

/** Fills what a mask encloses within a slice. */
final class SliceHoles {
    private final PatientGrid grid;
    private final double largestMm2;

    /**
     * @param largestMm2 larger holes stay open
     */
    SliceHoles(PatientGrid grid, double largestMm2) {
        this.grid = grid;
        this.largestMm2 = largestMm2;
    }

    void fill(boolean[] mask, int k) {
        for (int[] piece : Pieces.ofSliceBackground(mask, grid, k)) {
            if (isSmall(piece) && Arrays.stream(piece).noneMatch(this::isAtBorder)) {
                Arrays.stream(piece).forEach(offset -> mask[offset] = true);
            }
        }
    }

    private boolean isSmall(int[] piece) {
        return piece.length * grid.spacingMm().x() * grid.spacingMm().y() <= largestMm2;
    }

    private boolean isAtBorder(int offset) {
        int i = offset % grid.sizeX();
        int j = offset / grid.sizeX() % grid.sizeY();
        return i == 0 || i == grid.sizeX() - 1 || j == 0 || j == grid.sizeY() - 1;
    }
}
