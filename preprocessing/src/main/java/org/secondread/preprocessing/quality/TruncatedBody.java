package org.secondread.preprocessing.quality;

import java.util.OptionalDouble;

/**
 * Share of the body's outline that is the end of the field of view, on slices with lungs. What lies beyond was in the beam
 * but is not in the image; near such an end the values are too high (cupping; Ohnesorge et al., Medical Physics 27, 2000).
 */
final class TruncatedBody implements QualityMeasure {
    @Override
    public OptionalDouble measure(MeasuredVolume volume) {
        long outline = 0;
        long cut = 0;
        for (SliceSketch sketch : volume.lungSketches()) {
            boolean[] body = sketch.body();
            for (int n = 0; n < body.length; n++) {
                if (body[n] && (sketch.ends()[n] || !sketch.lattice().isSurrounded(n, body))) {
                    outline++;
                    cut += sketch.ends()[n] && sketch.tissue()[n] ? 1 : 0;
                }
            }
        }
        return outline == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) cut / outline);
    }
}
