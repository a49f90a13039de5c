package org.secondread.preprocessing.quality;

import java.util.OptionalDouble;

/**
 * What a substance of known density measures, in HU: the lower quartile of the block means of air around the body (blankets and couch are denser), the
 * median of muscle and organs. Hounsfield's scale puts air at −1000; many scanners cut it off at −1024. Another figure tells of wrong slope and
 * intercept behind a right label.
 */
final class TypicalValue implements QualityMeasure {
    private static final int FEWEST_BLOCKS = 200;

    private final boolean inBody;
    private final int fromHu;
    private final int toHu;
    private final double share;

    /** @param share of the blocks that lie below the figure */
    private TypicalValue(boolean inBody, int fromHu, int toHu, double share) {
        this.inBody = inBody;
        this.fromHu = fromHu;
        this.toHu = toHu;
        this.share = share;
    }

    static TypicalValue air() {
        return new TypicalValue(false, -1400, -600, 0.25);
    }

    /** Above fat, which has about −100 HU. */
    static TypicalValue softTissue() {
        return new TypicalValue(true, -40, 300, 0.5);
    }

    @Override
    public OptionalDouble measure(MeasuredVolume volume) {
        int[] counts = new int[toHu - fromHu];
        int all = 0;
        for (SliceSketch sketch : volume.lungSketches()) {
            for (int n = 0; n < sketch.body().length; n++) {
                float hu = sketch.means()[n];
                if (sketch.body()[n] == inBody && hu >= fromHu && hu < toHu) {
                    counts[(int) (hu - fromHu)]++;
                    all++;
                }
            }
        }
        return all < FEWEST_BLOCKS
                ? OptionalDouble.empty()
                : OptionalDouble.of(fromHu + 0.5 + quantile(counts, share * all));
    }

    private static int quantile(int[] counts, double target) {
        int below = counts[0];
        int n = 0;
        while (below < target) {
            below += counts[++n];
        }
        return n;
    }
}
