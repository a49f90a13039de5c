package org.secondread.preprocessing.quality;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.secondread.domain.PatientGrid;

/**
 * Noise in HU: the standard deviation within squares of about 6 mm of soft tissue. Squares with an edge or a vessel in them have
 * more, so the lower quartile of all squares speaks for the noise (after Christianson et al., AJR 205, 2015, who take the
 * most frequent value).
 */
final class NoiseLevel implements QualityMeasure {
    private static final double SQUARE_MM = 6;
    private static final int SLICES = 16;
    private static final int FEWEST_SQUARES = 40;
    private static final float TISSUE_FROM_HU = 0;
    private static final float TISSUE_TO_HU = 100;

    @Override
    public OptionalDouble measure(MeasuredVolume volume) {
        double[] deviations = volume.lungSlices(SLICES).stream()
                .flatMapToDouble(k -> Arrays.stream(deviations(volume, k)))
                .sorted()
                .toArray();
        return deviations.length < FEWEST_SQUARES
                ? OptionalDouble.empty()
                : OptionalDouble.of(deviations[deviations.length / 4]);
    }

    private static double[] deviations(MeasuredVolume volume, int k) {
        PatientGrid grid = volume.grid();
        int side = Math.max(5, (int) Math.rint(SQUARE_MM / grid.spacingMm().x()));
        float[] rows = new float[side * grid.sizeX()];
        DoubleStream.Builder found = DoubleStream.builder();
        for (int j = 0; j + side <= grid.sizeY(); j += side) {
            for (int r = 0; r < side; r++) {
                volume.volume().readRow(0, j + r, k, grid.sizeX(), rows, r * grid.sizeX());
            }
            for (int i = 0; i + side <= grid.sizeX(); i += side) {
                if (isInBody(volume.sketches().get(k), i + side / 2, j + side / 2)) {
                    addDeviation(rows, i, side, found);
                }
            }
        }
        return found.build().toArray();
    }

    private static boolean isInBody(SliceSketch sketch, int i, int j) {
        int x = i / sketch.block();
        int y = j / sketch.block();
        BlockLattice lattice = sketch.lattice();
        return x < lattice.width() && y < lattice.height() && sketch.body()[y * lattice.width() + x];
    }

    private static void addDeviation(float[] rows, int from, int side, DoubleStream.Builder found) {
        int stride = rows.length / side;
        double sum = 0;
        double squares = 0;
        for (int r = 0; r < side; r++) {
            for (int n = r * stride + from; n < r * stride + from + side; n++) {
                sum += rows[n];
                squares += (double) rows[n] * rows[n];
            }
        }
        double count = (double) side * side;
        double mean = sum / count;
        if (mean >= TISSUE_FROM_HU && mean <= TISSUE_TO_HU) {
            found.add(Math.sqrt(Math.max(0, squares / count - mean * mean)));
        }
    }
}
