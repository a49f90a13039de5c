package org.secondread.preprocessing.quality;

import java.util.OptionalDouble;

/** Share of the body's volume that is lung or bone: what part of a body this is, whatever its label says. */
final class BodyShare implements QualityMeasure {
    private static final float BONE_FROM_HU = 250;

    private final boolean ofLung;

    private BodyShare(boolean ofLung) {
        this.ofLung = ofLung;
    }

    static BodyShare lung() {
        return new BodyShare(true);
    }

    /** Blocks from 250 HU on; bright contrast medium counts too. */
    static BodyShare bone() {
        return new BodyShare(false);
    }

    @Override
    public OptionalDouble measure(MeasuredVolume volume) {
        long all = 0;
        long held = 0;
        for (SliceSketch sketch : volume.sketches()) {
            for (int n = 0; n < sketch.body().length; n++) {
                if (sketch.body()[n] || sketch.lung()[n]) {
                    all++;
                    held += (ofLung ? sketch.lung()[n] : sketch.means()[n] >= BONE_FROM_HU) ? 1 : 0;
                }
            }
        }
        return all == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) held / all);
    }
}
