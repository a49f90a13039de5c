package org.secondread.preprocessing.quality;

import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.secondread.preprocessing.tensor.SliceBox;

/**
 * Density in HU of the brightest soft tissue between the lungs, which is blood once contrast medium is in it: the 90th
 * percentile of blocks in the middle of the lungs' box, in front of the spine. Blood alone has 35 to 60 HU.
 */
final class BloodDensity implements QualityMeasure {
    private static final float TISSUE_FROM_HU = -30;
    private static final float TISSUE_TO_HU = 700;

    /** Blocks whose neighbours differ more hold an edge or bone. */
    private static final float LARGEST_STEP_HU = 60;

    private static final int SLICES = 40;
    private static final int FEWEST_BLOCKS = 100;
    private static final double PERCENTILE = 0.9;

    @Override
    public OptionalDouble measure(MeasuredVolume volume) {
        double[] values = volume.lungSlices(SLICES).stream()
                .flatMapToDouble(k -> middle(volume, k)
                        .filter(n -> isSmooth(volume.sketches().get(k), n))
                        .mapToDouble(n -> volume.sketches().get(k).means()[n]))
                .sorted()
                .toArray();
        return values.length < FEWEST_BLOCKS
                ? OptionalDouble.empty()
                : OptionalDouble.of(values[(int) (PERCENTILE * values.length)]);
    }

    /** The blocks of the middle half from left to right, behind the foremost eighth and before the hindmost two fifths. */
    private static IntStream middle(MeasuredVolume volume, int k) {
        SliceSketch sketch = volume.sketches().get(k);
        SliceBox box = volume.lungs().box(k).orElseThrow();
        int sizeI = box.toI() - box.fromI();
        int sizeJ = box.toJ() - box.fromJ();
        int width = sketch.lattice().width();
        int left = Math.max(1, (box.fromI() + sizeI / 4) / sketch.block());
        int right = Math.min(width - 1, (box.fromI() + sizeI * 3 / 4) / sketch.block());
        int front = Math.max(1, (box.fromJ() + sizeJ / 8) / sketch.block());
        int back = Math.min(sketch.lattice().height() - 1, (box.fromJ() + sizeJ * 3 / 5) / sketch.block());
        return IntStream.range(front, back)
                .flatMap(y -> IntStream.range(left, right).map(x -> y * width + x));
    }

    /** @param n no block of the slice's border */
    private static boolean isSmooth(SliceSketch sketch, int n) {
        float[] means = sketch.means();
        int width = sketch.lattice().width();
        return means[n] >= TISSUE_FROM_HU
                && means[n] <= TISSUE_TO_HU
                && Math.abs(means[n - 1] - means[n]) <= LARGEST_STEP_HU
                && Math.abs(means[n + 1] - means[n]) <= LARGEST_STEP_HU
                && Math.abs(means[n - width] - means[n]) <= LARGEST_STEP_HU
                && Math.abs(means[n + width] - means[n]) <= LARGEST_STEP_HU;
    }
}
