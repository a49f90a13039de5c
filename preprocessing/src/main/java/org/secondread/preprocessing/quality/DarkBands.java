package org.secondread.preprocessing.quality;

import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Dark bands beside metal, where the beam was hardened or starved: how much body, in mm³, within 60 mm of metal on the same slice
 * is darker than fat and yet neither lung nor bordering on what lies around the body.
 */
final class DarkBands implements QualityMeasure {
    private static final double REACH_MM = 60;
    private static final float DARKER_THAN_FAT_HU = -180;

    @Override
    public OptionalDouble measure(MeasuredVolume volume) {
        double reach = REACH_MM / volume.blockMm();
        long dark = volume.sketches().stream()
                .mapToLong(sketch -> darkBlocks(sketch, reach))
                .sum();
        return OptionalDouble.of(
                dark * volume.blockMm2() * volume.grid().spacingMm().z());
    }

    private static long darkBlocks(SliceSketch sketch, double reach) {
        if (sketch.metal().isEmpty()) {
            return 0;
        }
        boolean[] body = sketch.body();
        return IntStream.range(0, body.length)
                .filter(n -> body[n] && sketch.means()[n] < DARKER_THAN_FAT_HU && !sketch.lung()[n])
                .filter(n -> sketch.lattice().isSurrounded(n, body) && isNearMetal(sketch, n, reach))
                .count();
    }

    private static boolean isNearMetal(SliceSketch sketch, int n, double reach) {
        int width = sketch.lattice().width();
        return sketch.metal().keySet().stream()
                .anyMatch(m -> Math.hypot(m % width - n % width, m / width - n / width) <= reach);
    }
}
