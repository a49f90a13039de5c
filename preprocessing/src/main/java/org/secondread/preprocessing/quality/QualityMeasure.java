package org.secondread.preprocessing.quality;

import java.util.OptionalDouble;

/** One way to put a number on how good an input is. Implementations hold no state. */
interface QualityMeasure {

    /** @return the figure in the unit of its {@link QualityFigure}; empty where the volume has nothing to measure it on */
    OptionalDouble measure(MeasuredVolume volume);
}
