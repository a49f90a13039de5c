package org.secondread.preprocessing.quality;

import java.util.OptionalDouble;

/** Slice Thickness (0018,0050) in mm, the largest of all images; empty when one of them states none. */
final class SliceThickness implements QualityMeasure {
    @Override
    public OptionalDouble measure(MeasuredVolume volume) {
        boolean stated = volume.frames().stream()
                .allMatch(frame -> frame.sliceThicknessMm().isPresent());
        return stated
                ? volume.frames().stream()
                        .mapToDouble(frame -> frame.sliceThicknessMm().getAsDouble())
                        .max()
                : OptionalDouble.empty();
    }
}
