package org.secondread.reporting.picture;

/**
 * Values in units to grey levels by the linear function of PS3.3 C.11.2.1.2.1.
 *
 * @param centre value that becomes middle grey
 * @param width range of values that fills all grey levels
 */
record DisplayWindow(double centre, double width) {
    /** Lung window in Hounsfield units. */
    static final DisplayWindow LUNG = new DisplayWindow(-600, 1500);

    private static final int WHITE = 255;

    /** The window that just holds a range of values. */
    static DisplayWindow holding(double min, double max) {
        return new DisplayWindow((min + max + 1) / 2, max - min + 1);
    }

    /** Grey level 0 to 255. */
    int grey(double value) {
        double share = (value - (centre - 0.5)) / (width - 1) + 0.5;
        return (int) Math.round(Math.min(1, Math.max(0, share)) * WHITE);
    }
}
