package org.secondread.domain;

import java.util.Optional;

/**
 * The pixels of one projection image. Indices are (column, row), start at 0 and mean pixel centres.
 *
 * @param columns Columns (0028,0011)
 * @param rows Rows (0028,0010)
 * @param spacing distances at the detector, empty where the image states none: lengths in millimetres then do not exist
 */
public record ImageGrid(int columns, int rows, Optional<DetectorSpacing> spacing) implements Grid {
    public ImageGrid {
        if (columns < 1 || rows < 1) {
            throw new IllegalArgumentException("empty image grid " + columns + " x " + rows);
        }
    }

    /** Imager Pixel Spacing (0018,1164): distances between pixel centres at the detector's front plane. */
    public record DetectorSpacing(double betweenColumnsMm, double betweenRowsMm) {}
}
