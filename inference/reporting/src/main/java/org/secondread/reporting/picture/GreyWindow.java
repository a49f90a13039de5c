package org.secondread.reporting.picture;

/**
 * Values in units to shades of grey by the linear function of PS3.3 C.11.2.1.2.
 *
 * @param centre Window Center (0028,1050), in the units of the values
 * @param width Window Width (0028,1051), more than 1
 */
record GreyWindow(double centre, double width) {
    /** Shows lung tissue in Hounsfield units. */
    static final GreyWindow LUNG = new GreyWindow(-600, 1500);

    private static final int WHITE = 255;

    /** 0 for black to 255 for white. */
    int shade(double value) {
        double share = (value - (centre - 0.5)) / (width - 1) + 0.5;
        return (int) Math.round(WHITE * Math.min(Math.max(share, 0), 1));
    }
}
