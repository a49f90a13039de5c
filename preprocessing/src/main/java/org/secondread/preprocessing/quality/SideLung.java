package org.secondread.preprocessing.quality;

import java.util.List;
import java.util.OptionalDouble;

/**
 * How much lung the sides of the field of view cut through: area of the cut, in mm². Lung that is open to a side is not
 * found with the lungs, which the body encloses. It is looked for here, from slice to slice up and down again: a piece of air that the
 * field ends, that is denser than the air around the patient, and that either continues lung of the slice before or, as long as there
 * are lungs, lies between parts of the body, as the couch's foam does not.
 */
final class SideLung implements QualityMeasure {
    private static final float PARENCHYMA_FROM_HU = -950;
    private static final double SMALLEST_PIECE_MM2 = 300;

    /** Share of a piece that has body on two opposite sides, or lung on the slice before. */
    private static final double MOST = 0.6;

    @Override
    public OptionalDouble measure(MeasuredVolume volume) {
        List<SliceSketch> slices = volume.sketches();
        double smallest = SMALLEST_PIECE_MM2 / volume.blockMm2();
        boolean[][] lung = slices.stream().map(sketch -> sketch.lung().clone()).toArray(boolean[][]::new);
        long ends = 0;
        for (int step = 1; step >= -1; step -= 2) {
            for (int n = 1; n < lung.length; n++) {
                int k = step > 0 ? n : lung.length - 1 - n;
                ends += take(slices.get(k), volume.isWithinLungs(k), lung[k - step], lung[k], smallest);
            }
        }
        return OptionalDouble.of(
                ends * volume.blockMm() * volume.grid().spacingMm().z());
    }

    /** Adds the cut pieces of a slice to its lung and counts the blocks at which the field ends them. */
    private static long take(
            SliceSketch sketch, boolean withinLungs, boolean[] before, boolean[] lung, double smallest) {
        boolean[] open = new boolean[lung.length];
        for (int n = 0; n < open.length; n++) {
            open[n] = sketch.isAir(n) && !lung[n];
        }
        int[] found = new int[open.length];
        long ends = 0;
        for (int seed = 0; seed < open.length; seed++) {
            if (open[seed] && sketch.ends()[seed]) {
                int count = sketch.lattice().flood(open, seed, found, 0);
                if (count >= smallest
                        && isParenchyma(found, count, sketch)
                        && (isContinued(found, count, before) || withinLungs && isBetween(found, count, sketch))) {
                    ends += mark(found, count, lung, sketch.ends());
                }
            }
        }
        return ends;
    }

    private static boolean isContinued(int[] piece, int count, boolean[] before) {
        int continued = 0;
        for (int n = 0; n < count; n++) {
            continued += before[piece[n]] ? 1 : 0;
        }
        return continued >= MOST * count;
    }

    private static long mark(int[] piece, int count, boolean[] lung, boolean[] ends) {
        long marked = 0;
        for (int n = 0; n < count; n++) {
            lung[piece[n]] = true;
            marked += ends[piece[n]] ? 1 : 0;
        }
        return marked;
    }

    private static boolean isParenchyma(int[] piece, int count, SliceSketch sketch) {
        double sum = 0;
        for (int n = 0; n < count; n++) {
            sum += sketch.means()[piece[n]];
        }
        return sum > PARENCHYMA_FROM_HU * count;
    }

    private static boolean isBetween(int[] piece, int count, SliceSketch sketch) {
        int between = 0;
        int width = sketch.lattice().width();
        for (int n = 0; n < count; n++) {
            int x = piece[n] % width;
            int row = piece[n] - x;
            boolean acrossRow = meetsBody(sketch, row, row + x, 1) && meetsBody(sketch, row + x + 1, row + width, 1);
            between += acrossRow || isBetweenRows(sketch, piece[n]) ? 1 : 0;
        }
        return between >= MOST * count;
    }

    private static boolean isBetweenRows(SliceSketch sketch, int block) {
        int width = sketch.lattice().width();
        return meetsBody(sketch, block % width, block, width)
                && meetsBody(sketch, block + width, sketch.body().length, width);
    }

    private static boolean meetsBody(SliceSketch sketch, int from, int to, int step) {
        for (int n = from; n < to; n += step) {
            if (sketch.body()[n] && sketch.tissue()[n]) {
                return true;
            }
        }
        return false;
    }
}
