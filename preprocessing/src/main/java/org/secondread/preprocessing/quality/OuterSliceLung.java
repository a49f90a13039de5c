package org.secondread.preprocessing.quality;

import java.util.OptionalDouble;

/** How much lung lies on an outermost slice: more than the tip of a lung is a cut through it. In mm². */
final class OuterSliceLung implements QualityMeasure {
    private final boolean top;

    private OuterSliceLung(boolean top) {
        this.top = top;
    }

    static OuterSliceLung highest() {
        return new OuterSliceLung(true);
    }

    static OuterSliceLung lowest() {
        return new OuterSliceLung(false);
    }

    @Override
    public OptionalDouble measure(MeasuredVolume volume) {
        int k = top ? volume.grid().sizeZ() - 1 : 0;
        return OptionalDouble.of(volume.lungs().areaMm2(k));
    }
}
