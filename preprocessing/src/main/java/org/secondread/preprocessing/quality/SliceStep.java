package org.secondread.preprocessing.quality;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How much more two neighbouring slices differ than the pairs of slices around them do, at the worst place within the lungs.
 * What is expected at this spacing thus comes from the series itself. A breath, a shift of the patient or a step of the
 * diaphragm between two rotations is a leap.
 */
final class SliceStep implements QualityMeasure {
    /** Pairs on either side that say what is usual. */
    private static final int REACH = 4;

    private static final int FEWEST_PAIRS = 6;
    private static final float LOW_HU = -1000;
    private static final float HIGH_HU = 300;

    @Override
    public OptionalDouble measure(MeasuredVolume volume) {
        List<SliceSketch> slices = volume.lungSketches();
        double[] differences = new double[Math.max(0, slices.size() - 1)];
        for (int k = 0; k < differences.length; k++) {
            differences[k] = difference(slices.get(k), slices.get(k + 1));
        }
        if (differences.length < FEWEST_PAIRS) {
            return OptionalDouble.empty();
        }
        double worst = 0;
        for (int k = 0; k < differences.length; k++) {
            worst = Math.max(worst, differences[k] / usual(differences, k));
        }
        return OptionalDouble.of(worst);
    }

    /** Mean absolute difference of the blocks of either body, at least 1 HU. */
    private static double difference(SliceSketch one, SliceSketch other) {
        double sum = 0;
        int count = 1;
        for (int n = 0; n < one.means().length; n++) {
            float difference = clamped(one.means()[n]) - clamped(other.means()[n]);
            if ((one.body()[n] || other.body()[n]) && !Float.isNaN(difference)) {
                sum += Math.abs(difference);
                count++;
            }
        }
        return Math.max(1, sum / count);
    }

    private static float clamped(float hu) {
        return Math.max(LOW_HU, Math.min(HIGH_HU, hu));
    }

    /** A leap stands alone: where the pairs beside it differ as much, the anatomy changes quickly. */
    private static double usual(double[] differences, int k) {
        List<Double> around = new ArrayList<>();
        for (int n = Math.max(0, k - REACH); n <= Math.min(differences.length - 1, k + REACH); n++) {
            if (n != k) {
                around.add(differences[n]);
            }
        }
        Collections.sort(around);
        double beside = (differences[Math.max(0, k - 1)] + differences[Math.min(differences.length - 1, k + 1)]) / 2;
        return Math.max(around.get(around.size() / 2), beside);
    }
}
