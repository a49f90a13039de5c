package org.secondread.preprocessing.quality;

import java.util.List;
import java.util.OptionalDouble;

/**
 * How much lung the sides of the field of view cut through: area of the cut, in mm². Lung that is open to a side is not
 * found with the lungs, which the body encloses. It is looked for here, from slice to slice: air that the field ends and
 * that for the most part continues lung of the slice before.
 */
final class SideLung implements QualityMeasure {
    private static final double SMALLEST_PIECE_MM2 = 300;
    private static final double CONTINUED = 0.5;

    @Override
    public OptionalDouble measure(MeasuredVolume volume) {
        double smallest = SMALLEST_PIECE_MM2 / volume.blockMm2();
        List<SliceSketch> upwards = volume.sketches();
        boolean[][] lung = upwards.stream().map(sketch -> sketch.lung().clone()).toArray(boolean[][]::new);
        long ends = 0;
        for (int k = 1; k < lung.length; k++) {
            ends += follow(lung[k - 1], lung[k], upwards.get(k), smallest);
        }
        for (int k = lung.length - 2; k >= 0; k--) {
            ends += follow(lung[k + 1], lung[k], upwards.get(k), smallest);
        }
        return OptionalDouble.of(
                ends * volume.blockMm() * volume.grid().spacingMm().z());
    }

    /** Adds to the lung of a slice what continues that of the one before, and counts where the field ends it. */
    private static long follow(boolean[] before, boolean[] lung, SliceSketch sketch, double smallest) {
        boolean[] open = new boolean[lung.length];
        int continuing = 0;
        for (int n = 0; n < open.length; n++) {
            open[n] = sketch.isAir(n) && !lung[n];
            continuing += open[n] && before[n] ? 1 : 0;
        }
        return continuing < CONTINUED * smallest ? 0 : take(before, lung, sketch, open, smallest);
    }

    private static long take(boolean[] before, boolean[] lung, SliceSketch sketch, boolean[] open, double smallest) {
        int[] found = new int[open.length];
        long ends = 0;
        for (int seed = 0; seed < open.length; seed++) {
            if (open[seed] && before[seed]) {
                int count = sketch.lattice().flood(open, seed, found, 0);
                if (count >= smallest && share(found, count, before) >= CONTINUED) {
                    ends += mark(found, count, lung, sketch.ends());
                }
            }
        }
        return ends;
    }

    private static double share(int[] found, int count, boolean[] set) {
        int held = 0;
        for (int n = 0; n < count; n++) {
            held += set[found[n]] ? 1 : 0;
        }
        return (double) held / count;
    }

    private static long mark(int[] found, int count, boolean[] lung, boolean[] ends) {
        long marked = 0;
        for (int n = 0; n < count; n++) {
            lung[found[n]] = true;
            marked += ends[found[n]] ? 1 : 0;
        }
        return marked;
    }
}
