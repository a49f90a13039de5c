package org.secondread.preprocessing.quality;

import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Dark bands beside metal, where the beam was hardened or starved: the largest area on one slice, in mm², of body within 60 mm of
 * metal that is darker than fat and yet neither lung nor bordering on air.
 */
final class DarkBands implements QualityMeasure {
    private static final double REACH_MM = 60;
    private static final float DARKER_THAN_FAT_HU = -180;

    @Override
    public OptionalDouble measure(MeasuredVolume volume) {
        double reach = REACH_MM / volume.blockMm();
        long most = volume.sketches().stream()
                .mapToLong(sketch -> darkBlocks(sketch, reach))
                .max()
                .orElse(0);
        return OptionalDouble.of(most * volume.blockMm2());
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
