package org.secondread.preprocessing.quality;

import java.util.OptionalDouble;

/** Metal within the body: volume from 2500 HU on, where bone and contrast medium end, in mm³. */
final class Metal implements QualityMeasure {
    @Override
    public OptionalDouble measure(MeasuredVolume volume) {
        long pixels = volume.sketches().stream()
                .flatMap(sketch -> sketch.metal().values().stream())
                .mapToLong(Integer::longValue)
                .sum();
        return OptionalDouble.of(pixels * volume.grid().voxelVolumeMm3());
    }
}
