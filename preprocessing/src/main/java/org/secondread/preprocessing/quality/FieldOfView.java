package org.secondread.preprocessing.quality;

import org.secondread.domain.PatientGrid;
import org.secondread.preprocessing.volume.OrientedVolume;

/**
 * What of the image was reconstructed. Scanners reconstruct a circle or the whole square, and fill the rest with a value
 * far below air, or with the lowest value that they can store. Only where the whole margin around the inscribed circle
 * has one value is that value taken for filling; else low values are air.
 */
final class FieldOfView {
    /** Nothing within a patient or around is as thin: air is −1000 HU, less noise. */
    static final float FILLING_BELOW_HU = -1500;

    /** How far outside the circle a pixel surely was not reconstructed, in pixels. */
    private static final double CIRCLE_MARGIN = 1.5;

    private static final int PROBED_SLICES = 5;

    private final PatientGrid grid;
    private final boolean circular;

    private FieldOfView(PatientGrid grid, boolean circular) {
        this.grid = grid;
        this.circular = circular;
    }

    static FieldOfView of(OrientedVolume volume) {
        PatientGrid grid = volume.grid();
        FieldOfView circle = new FieldOfView(grid, true);
        float filling = volume.valueAt(0, 0, 0);
        boolean uniform = true;
        for (int n = 0; n < PROBED_SLICES && uniform; n++) {
            uniform = circle.isFilledWith(filling, volume, n * (grid.sizeZ() - 1) / (PROBED_SLICES - 1));
        }
        return new FieldOfView(grid, uniform);
    }

    /** The first column of a row that may be reconstructed; as many are filled at the row's end. */
    int firstColumn(int j) {
        if (!circular) {
            return 0;
        }
        double across = (j - (grid.sizeY() - 1) / 2.0) / (grid.sizeY() / 2.0 + CIRCLE_MARGIN);
        double half = (grid.sizeX() / 2.0 + CIRCLE_MARGIN) * Math.sqrt(Math.max(0, 1 - across * across));
        return (int) Math.max(0, Math.ceil((grid.sizeX() - 1) / 2.0 - half));
    }

    private boolean isFilledWith(float filling, OrientedVolume volume, int k) {
        float[] row = new float[grid.sizeX()];
        for (int j = 0; j < grid.sizeY(); j++) {
            volume.readRow(0, j, k, row.length, row, 0);
            int first = Math.min(firstColumn(j), row.length / 2);
            for (int i = 0; i < first; i++) {
                if (row[i] != filling || row[row.length - 1 - i] != filling) {
                    return false;
                }
            }
        }
        return true;
    }
}
