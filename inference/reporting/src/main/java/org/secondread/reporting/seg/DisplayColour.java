package org.secondread.reporting.seg;

/**
 * Colours that neighbouring segments are told apart by, as CIELab values scaled to 16 bits (PS3.3 C.10.7.1.1): L* of 0 to
 * 100 fills 0 to 65535, a* and b* of −128 to 127 do.
 */
final class DisplayColour {
    private static final double SCALE_L = 65535.0 / 100;
    private static final double SCALE_AB = 65535.0 / 255;
    private static final double OFFSET_AB = 128;

    /** L*, a*, b* of bright, well separated hues: red, green, yellow, cyan, magenta, orange. */
    private static final double[][] PALETTE = {
        {60, 70, 45}, {80, -65, 60}, {92, -10, 80}, {85, -45, -15}, {65, 80, -50}, {75, 30, 75}
    };

    private DisplayColour() {}

    /** @param number Segment Number, from 1 */
    static int[] ofSegment(int number) {
        double[] lab = PALETTE[(number - 1) % PALETTE.length];
        return new int[] {
            scaled(lab[0], 0, SCALE_L), scaled(lab[1], OFFSET_AB, SCALE_AB), scaled(lab[2], OFFSET_AB, SCALE_AB)
        };
    }

    private static int scaled(double value, double offset, double scale) {
        return (int) Math.round((value + offset) * scale);
    }
}
