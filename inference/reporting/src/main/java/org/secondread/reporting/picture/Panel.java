package org.secondread.reporting.picture;

import java.awt.image.BufferedImage;

/**
 * A square part of a picture that shows a section, with the outline of the finding and a scale.
 *
 * @param left first column of the picture
 * @param top first row of the picture
 * @param size rows and columns
 * @param extentMm how much of the patient it shows, from edge to edge
 */
record Panel(int left, int top, int size, double extentMm) {
    private static final int OUTLINE = 0xFFD000;
    private static final int SCALE = 0xFFFFFF;
    private static final double SCALE_MM = 10;
    private static final int SCALE_THICKNESS = 2;

    void draw(Section section, DisplayWindow window, BufferedImage picture) {
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                picture.setRGB(left + column, top + row, colour(section, window, column, row));
            }
        }
        drawScale(picture);
    }

    private int colour(Section section, DisplayWindow window, int column, int row) {
        if (isOutline(section, column, row)) {
            return OUTLINE;
        }
        double value = section.valueAt(mm(column), mm(row));
        int grey = Double.isNaN(value) ? 0 : window.grey(value);
        return grey << 16 | grey << 8 | grey;
    }

    /** The outermost pixels inside the finding. */
    private boolean isOutline(Section section, int column, int row) {
        return section.isInside(mm(column), mm(row))
                && !(section.isInside(mm(column - 1), mm(row))
                        && section.isInside(mm(column + 1), mm(row))
                        && section.isInside(mm(column), mm(row - 1))
                        && section.isInside(mm(column), mm(row + 1)));
    }

    /** One centimetre, in the lower left corner. */
    private void drawScale(BufferedImage picture) {
        int length = (int) Math.round(SCALE_MM / extentMm * size);
        int margin = size / 24;
        for (int row = 0; row < SCALE_THICKNESS; row++) {
            for (int column = 0; column < length; column++) {
                picture.setRGB(left + margin + column, top + size - margin - row, SCALE);
            }
        }
    }

    /** Distance of a pixel's centre from the middle of the panel. */
    private double mm(int pixel) {
        return ((pixel + 0.5) / size - 0.5) * extentMm;
    }
}
