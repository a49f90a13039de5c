package org.secondread.reporting.picture;

import java.awt.geom.Path2D;
import java.util.List;

/**
 * The few letters that pictures need, as strokes, so that no font has to be installed. A stroke is a row of points; the two
 * digits of a point are its place on a field that is four units wide and six high, from the upper left.
 */
final class Lettering {
    private static final int WIDTH = 4;
    private static final int HEIGHT = 6;
    private static final int ADVANCE = 6;

    private Lettering() {}

    /**
     * @param height of a capital letter in pixels
     * @return lines whose middle is at (x, y)
     */
    static Path2D centred(String text, double x, double y, double height) {
        double unit = height / HEIGHT;
        double left = x - ((text.length() - 1) * ADVANCE + WIDTH) * unit / 2;
        Path2D lines = new Path2D.Double();
        for (int n = 0; n < text.length(); n++) {
            for (String stroke : glyph(text.charAt(n))) {
                addStroke(stroke.split(" "), left + n * ADVANCE * unit, y - height / 2, unit, lines);
            }
        }
        return lines;
    }

    private static void addStroke(String[] points, double left, double top, double unit, Path2D lines) {
        for (int n = 0; n < points.length; n++) {
            double x = left + Character.digit(points[n].charAt(0), 10) * unit;
            double y = top + Character.digit(points[n].charAt(1), 10) * unit;
            if (n == 0) {
                lines.moveTo(x, y);
            } else {
                lines.lineTo(x, y);
            }
        }
    }

    private static List<String> glyph(char letter) {
        return switch (letter) {
            case 'A' -> List.of("06 20 46", "14 34");
            case 'H' -> List.of("00 06", "40 46", "03 43");
            case 'R' -> List.of("06 00 30 41 42 33 03", "23 46");
            case '0' -> List.of("10 30 41 45 36 16 05 01 10");
            case '1' -> List.of("11 20 26");
            case 'm' -> List.of("06 02", "03 12 23 26", "23 32 43 46");
            case ' ' -> List.of();
            default -> throw new IllegalArgumentException("no strokes for " + letter);
        };
    }
}
