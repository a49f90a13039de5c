package org.secondread.preprocessing.tensor;

import java.util.Arrays;
import java.util.Comparator;
import org.secondread.domain.CpuBudget;
import org.secondread.domain.PatientGrid;
import org.secondread.domain.RequestContext;
import org.secondread.preprocessing.volume.OrientedVolume;

/**
 * Finds the part of a chest CT in which lung nodules are searched: the lungs with all that lies in or against them.
 *
 * <p>Lungs are large regions of air inside the body. Air is what lies below −400 HU, midway between lung (about −850) and
 * soft tissue; the body is the largest piece of tissue, filled slice by slice, so air around and below the patient stays
 * outside, also on scans that begin or end within the lungs. Airways and bowel gas are dropped as far as size, shape and
 * density tell them. What is left is closed by a ball (Hu, Hoffman and Reinhardt, IEEE Trans. Med. Imaging 20, 2001): a
 * nodule against chest wall, mediastinum or hilum is a dent of the lung that the ball does not fit into.
 *
 * <p>All this happens on blocks of at most 2.5 mm, so the region follows the pleura to within one block.
 */
public final class LungSegmenter {
    private static final double LARGEST_BLOCK_MM = 2.5;
    private static final float AIR_BELOW_HU = -400;
    private static final double SMALLEST_LUNG_MM3 = 100_000;

    /** Bowel gas lies below; of a lung never more than a part. */
    private static final float PARENCHYMA_FROM_HU = -950;

    private static final float PARENCHYMA_TO_HU = -500;
    private static final double LEAST_PARENCHYMA = 0.25;

    /** A ball of this radius does not fit into the dent that a nodule of 30 mm makes. */
    private static final double CLOSING_MM = 17;

    /** How far the region reaches beyond the air, so that blocks cut by the pleura belong to it. */
    private static final double MARGIN_MM = 2;

    private static final double LARGEST_HOLE_MM2 = 2000;

    private final CpuBudget budget;

    public LungSegmenter(CpuBudget budget) {
        this.budget = budget;
    }

    /**
     * @param volume a CT in Hounsfield units
     * @return the lungs on the volume's grid; empty where there are none
     * @throws org.secondread.domain.DiagnosisException CANCELLED, OUT_OF_TIME
     */
    public RegionMask segment(OrientedVolume volume, RequestContext context) {
        CoarseVolume coarse = CoarseVolume.of(volume, LARGEST_BLOCK_MM, budget, context);
        boolean[] air = airInBody(coarse, context);
        Airways.remove(air, coarse.grid());
        context.requireAlive();
        return coarse.refine(close(lungs(air, coarse), coarse.grid(), context));
    }

    private boolean[] airInBody(CoarseVolume coarse, RequestContext context) {
        PatientGrid grid = coarse.grid();
        boolean[] tissue = new boolean[coarse.means().length];
        for (int n = 0; n < tissue.length; n++) {
            tissue[n] = coarse.means()[n] >= AIR_BELOW_HU;
        }
        Ball thin = new Ball(grid, LARGEST_BLOCK_MM, budget, context);
        boolean[] inside = largest(thin.dilate(thin.erode(tissue)), grid);
        SliceHoles holes = new SliceHoles(grid, budget, context);
        holes.fill(inside, holes::isEnclosed);
        for (int n = 0; n < inside.length; n++) {
            inside[n] &= !tissue[n];
        }
        return inside;
    }

    private boolean[] close(boolean[] lungs, PatientGrid grid, RequestContext context) {
        Closing closing = new Closing(grid, CLOSING_MM, MARGIN_MM, budget, context);
        boolean[] region = new boolean[lungs.length];
        for (boolean[] side : LungSides.of(lungs, grid)) {
            boolean[] closed = closing.close(side);
            for (int n = 0; n < region.length; n++) {
                region[n] |= closed[n];
            }
        }
        double pixelMm2 = grid.spacingMm().x() * grid.spacingMm().y();
        SliceHoles holes = new SliceHoles(grid, budget, context);
        holes.fill(region, piece -> piece.length * pixelMm2 <= LARGEST_HOLE_MM2 && holes.isEnclosed(piece));
        return region;
    }

    private static boolean[] largest(boolean[] mask, PatientGrid grid) {
        boolean[] largest = new boolean[mask.length];
        Pieces.of(mask, grid).stream()
                .max(Comparator.comparingInt(piece -> piece.length))
                .ifPresent(piece -> set(piece, largest));
        return largest;
    }

    private static boolean[] lungs(boolean[] air, CoarseVolume coarse) {
        boolean[] lungs = new boolean[air.length];
        double blockMm3 = coarse.grid().voxelVolumeMm3();
        for (int[] piece : Pieces.of(air, coarse.grid())) {
            if (piece.length * blockMm3 >= SMALLEST_LUNG_MM3 && isParenchyma(piece, coarse)) {
                set(piece, lungs);
            }
        }
        return lungs;
    }

    private static boolean isParenchyma(int[] piece, CoarseVolume coarse) {
        long blocks = Arrays.stream(piece)
                .filter(offset ->
                        coarse.means()[offset] > PARENCHYMA_FROM_HU && coarse.means()[offset] < PARENCHYMA_TO_HU)
                .count();
        return blocks >= LEAST_PARENCHYMA * piece.length;
    }

    private static void set(int[] offsets, boolean[] mask) {
        for (int offset : offsets) {
            mask[offset] = true;
        }
    }
}
