package org.secondread.preprocessing.quality;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import org.secondread.domain.PatientGrid;
import org.secondread.preprocessing.tensor.SliceBox;

/**
 * Over how many millimetres along a row tissue becomes lung: the median distance between the last −200 HU and the first
 * −700 HU. An edge of a lung at rest has the width of the scanner's point spread; breathing and heart beat double or smear
 * it, and so does a smooth kernel.
 */
final class LungEdgeWidth implements QualityMeasure {
    private static final float TISSUE_HU = -200;
    private static final float LUNG_HU = -700;

    /** A longer way is no edge. */
    private static final double WIDEST_MM = 20;

    private static final int SLICES = 16;
    private static final int ROW_STEP = 2;
    private static final int FEWEST_EDGES = 100;

    @Override
    public OptionalDouble measure(MeasuredVolume volume) {
        List<Double> widths = new ArrayList<>();
        for (int k : volume.lungSlices(SLICES)) {
            addSlice(volume, k, widths);
        }
        if (widths.size() < FEWEST_EDGES) {
            return OptionalDouble.empty();
        }
        Collections.sort(widths);
        return OptionalDouble.of(widths.get(widths.size() / 2));
    }

    private static void addSlice(MeasuredVolume volume, int k, List<Double> widths) {
        PatientGrid grid = volume.grid();
        SliceBox box = volume.lungs().box(k).orElseThrow();
        int margin = (int) (WIDEST_MM / grid.spacingMm().x());
        int from = Math.max(0, box.fromI() - margin);
        float[] row = new float[Math.min(grid.sizeX(), box.toI() + margin) - from];
        for (int j = box.fromJ(); j < box.toJ(); j += ROW_STEP) {
            volume.volume().readRow(from, j, k, row.length, row, 0);
            addEdges(row, 1, grid.spacingMm().x(), widths);
            addEdges(row, -1, grid.spacingMm().x(), widths);
        }
    }

    /** @param step 1 for edges that fall from left to right, −1 for the others */
    private static void addEdges(float[] row, int step, double pixelMm, List<Double> widths) {
        double tissue = -1;
        int first = step > 0 ? 0 : row.length - 1;
        for (int n = 1; n < row.length; n++) {
            float before = row[first + (n - 1) * step];
            float here = row[first + n * step];
            if (before >= TISSUE_HU && here < TISSUE_HU) {
                tissue = crossing(n, before, here, TISSUE_HU);
            }
            if (tissue >= 0 && here <= LUNG_HU) {
                double mm = (crossing(n, before, here, LUNG_HU) - tissue) * pixelMm;
                tissue = -1;
                if (mm <= WIDEST_MM) {
                    widths.add(mm);
                }
            }
        }
    }

    private static double crossing(int n, float before, float here, float at) {
        return n - 1 + (before - at) / (before - here);
    }
}
