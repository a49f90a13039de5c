package org.secondread.phantoms.fault;

import org.secondread.phantoms.space.Seeds;

/**
 * What can spoil the pixels of a sound CT series, in any dose. At dose 0 nothing changes; more is worse. Values stay within the 12 bits
 * of CT, and what a scanner filled outside its field of view stays as it is.
 */
@SuppressWarnings("ImmutableEnumChecker") // the operators hold no state
public enum DosedFault {
    NOISE("Gaussian noise is added; HU of standard deviation", DosedFault::noise),
    MOTION_BLUR("each row is averaged over a length; mm", DosedFault::blur),
    GHOST("a copy shines through 8 mm to the side; its weight", DosedFault::ghost),
    SIDE_STEP("the upper half lies to the side; mm", DosedFault::sideStep),
    BREATH("the upper half comes from further up; mm", DosedFault::breath),
    METAL_BALL("a metal ball with dark and bright bands lies in the chest; mm of diameter", DosedFault::metalBall),
    CONTRAST("blood and muscle are denser; HU", (b, dose, seed) -> b.changed((i, j, k, hu) -> contrast(hu, dose))),
    OFFSET("all values are too high; HU", (b, dose, seed) -> b.changed((i, j, k, hu) -> hu + dose)),
    SLOPE(
            "values rise too steeply from air on; share",
            (b, dose, seed) -> b.changed((i, j, k, hu) -> (hu + 1000) * (1 + dose) - 1000)),
    TOP_CUT("slices at the top are missing; mm", (b, dose, seed) -> cut(b, 0, dose)),
    BASE_CUT("slices at the bottom are missing; mm", (b, dose, seed) -> cut(b, dose, 0)),
    SIDE_CUT(
            "columns at the left of the image are missing; mm",
            (b, dose, seed) -> b.withoutColumns((int) Math.rint(dose / b.columnMm()))),
    NARROW_FIELD("the field of view is a circle that keeps off the image's border; mm", DosedFault::narrowField),
    OSSIFICATION(
            "soft tissue is as dense as bone from the left on; share of the image",
            (b, dose, seed) -> b.changed((i, j, k, hu) -> i < b.columns() * dose && hu > -150 ? 700 : hu));

    private static final double GHOST_MM = 8;
    private static final int BANDS = 8;
    private static final double DEVIATION_OF_FOUR = 65536 / StrictMath.sqrt(3);

    /** Spoils a block. */
    private interface Operator {
        HuBlock apply(HuBlock block, double dose, long seed);
    }

    private final String wrong;
    private final Operator operator;

    DosedFault(String wrong, Operator operator) {
        this.wrong = wrong;
        this.operator = operator;
    }

    /** What is wrong, and what the dose means. */
    public String wrong() {
        return wrong;
    }

    /** The same seed spoils in the same way. */
    public HuBlock apply(HuBlock block, double dose, long seed) {
        return operator.apply(block, dose, seed);
    }

    private static HuBlock noise(HuBlock block, double dose, long seed) {
        long mixed = Seeds.mix(seed);
        return block.changed((i, j, k, hu) -> hu + dose * white(Seeds.at(mixed, i, j, k)));
    }

    /** The sum of four even 16-bit numbers, shifted and scaled to mean 0 and variance 1. */
    private static double white(long bits) {
        long sum = (bits & 0xFFFF) + (bits >>> 16 & 0xFFFF) + (bits >>> 32 & 0xFFFF) + (bits >>> 48);
        return (sum - 2 * 65535.0) / DEVIATION_OF_FOUR;
    }

    private static HuBlock blur(HuBlock block, double dose, long seed) {
        int reach = (int) Math.rint(dose / block.columnMm() / 2);
        return block.changed((i, j, k, hu) -> {
            double sum = 0;
            for (int n = i - reach; n <= i + reach; n++) {
                sum += inside(block, n, j, k, hu);
            }
            return sum / (2 * reach + 1);
        });
    }

    private static HuBlock ghost(HuBlock block, double dose, long seed) {
        int shift = (int) Math.rint(GHOST_MM / block.columnMm());
        return block.changed((i, j, k, hu) -> (1 - dose) * hu + dose * inside(block, i - shift, j, k, hu));
    }

    private static HuBlock sideStep(HuBlock block, double dose, long seed) {
        int shift = (int) Math.rint(dose / block.columnMm());
        return block.changed((i, j, k, hu) -> k < block.slices() / 2 ? hu : inside(block, i - shift, j, k, hu));
    }

    /** A voxel beside one, or the one itself where the image or its field of view ends. */
    private static double inside(HuBlock block, int i, int j, int k, double otherwise) {
        return block.shows(i, j, k) ? block.at(i, j, k) : otherwise;
    }

    private static HuBlock breath(HuBlock block, double dose, long seed) {
        int skipped = (int) Math.rint(dose / block.sliceMm());
        return block.slices(0, block.slices() - skipped, block.slices() / 2, skipped);
    }

    private static HuBlock cut(HuBlock block, double belowMm, double aboveMm) {
        int below = (int) Math.rint(belowMm / block.sliceMm());
        int above = (int) Math.rint(aboveMm / block.sliceMm());
        return block.slices(below, block.slices() - below - above, block.slices(), 0);
    }

    /** The ball lies in the middle of the image; bands fade with the distance. */
    private static HuBlock metalBall(HuBlock block, double dose, long seed) {
        double radius = dose / 2;
        double phase = 2 * Math.PI * (Seeds.at(Seeds.mix(seed), 0, 0, 0) >>> 11) * 0x1p-53;
        return dose == 0
                ? block
                : block.changed((i, j, k, hu) -> {
                    double x = (i - block.columns() / 2.0) * block.columnMm();
                    double y = (j - block.rows() / 2.0) * block.rowMm();
                    double z = (k - block.slices() / 2.0) * block.sliceMm();
                    double across = Math.hypot(x, y);
                    if (Math.hypot(across, z) <= radius) {
                        return 3071;
                    }
                    boolean streaked = Math.abs(z) <= radius && hu > -200;
                    double bands = Math.cos(BANDS * Math.atan2(y, x) + phase);
                    return streaked ? hu + 900 * radius / (radius + across) * bands : hu;
                });
    }

    private static double contrast(double hu, double dose) {
        return hu > -30 && hu < 120 ? hu + dose : hu;
    }

    private static HuBlock narrowField(HuBlock block, double dose, long seed) {
        double radiusMm = block.columns() * block.columnMm() / 2 - dose;
        return dose == 0
                ? block
                : block.changed((i, j, k, hu) -> {
                    double x = (i + 0.5 - block.columns() / 2.0) * block.columnMm();
                    double y = (j + 0.5 - block.rows() / 2.0) * block.rowMm();
                    return Math.hypot(x, y) > radiusMm ? HuBlock.FILLING : hu;
                });
    }
}
