package org.secondread.preprocessing.tensor;

import java.util.Arrays;
import java.util.function.Predicate;
import org.secondread.domain.CpuBudget;
import org.secondread.domain.PatientGrid;
import org.secondread.domain.RequestContext;

/** Fills what a mask leaves open inside itself, slice by slice. */
final class SliceHoles {
    private final PatientGrid grid;
    private final CpuBudget budget;
    private final RequestContext context;

    SliceHoles(PatientGrid grid, CpuBudget budget, RequestContext context) {
        this.grid = grid;
        this.budget = budget;
        this.context = context;
    }

    /**
     * Adds those pieces of the background to the mask that are holes.
     *
     * @param isHole takes the offsets of one piece of one slice
     */
    void fill(boolean[] mask, Predicate<int[]> isHole) {
        budget.forEach(grid.sizeZ(), context, k -> Pieces.ofSliceBackground(mask, grid, k).stream()
                .filter(isHole)
                .flatMapToInt(Arrays::stream)
                .forEach(offset -> mask[offset] = true));
    }

    /** Whether a piece keeps off the border of its slice, so that the mask surrounds it. */
    boolean isEnclosed(int[] piece) {
        return Arrays.stream(piece).noneMatch(this::isAtBorder);
    }

    private boolean isAtBorder(int offset) {
        int i = offset % grid.sizeX();
        int j = offset / grid.sizeX() % grid.sizeY();
        return i == 0 || i == grid.sizeX() - 1 || j == 0 || j == grid.sizeY() - 1;
    }
}
