package org.secondread.reporting.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import org.secondread.domain.Vector3;

/** Draws lines over the picture of a section. Only outline and axis have colour; all else is white on black. */
final class Marks implements AutoCloseable {
    private static final Color OUTLINE = new Color(0xFFB000);
    private static final Color AXIS = new Color(0x4FD8FF);
    private static final float FINE = 1.25f;
    private static final float BOLD = 2;
    private static final float HALO = 5;
    private static final double LETTER = 13;
    private static final double MARGIN = 18;
    private static final double TICK = 4;
    private static final double BAR_MM = 10;

    private final Section section;
    private final Graphics2D graphics;

    Marks(Section section, BufferedImage picture) {
        this.section = section;
        this.graphics = picture.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }

    void outline(Shape outline) {
        draw(outline, OUTLINE, FINE);
    }

    /** A line between two points of the section, given by their indices on its grid. */
    void axis(Vector3 from, Vector3 to) {
        draw(new Line2D.Double(section.toPicture(from), section.toPicture(to)), AXIS, FINE);
    }

    /** Which sides of the patient the left and the upper edge face. */
    void sides() {
        View view = section.view();
        legend(Lettering.centred(String.valueOf(view.left()), MARGIN, section.height() / 2.0, LETTER));
        legend(Lettering.centred(String.valueOf(view.top()), section.width() / 2.0, MARGIN, LETTER));
    }

    /** A bar of ten millimetres in the lower right corner. */
    void scale() {
        double right = section.width() - MARGIN;
        double left = right - BAR_MM / section.mmPerPixel();
        double y = section.height() - MARGIN;
        Path2D bar = new Path2D.Double();
        bar.append(new Line2D.Double(left, y, right, y), false);
        bar.append(new Line2D.Double(left, y - TICK, left, y + TICK), false);
        bar.append(new Line2D.Double(right, y - TICK, right, y + TICK), false);
        bar.append(Lettering.centred("10 mm", (left + right) / 2, y - MARGIN, LETTER), false);
        legend(bar);
    }

    private void legend(Shape lines) {
        draw(lines, Color.BLACK, HALO);
        draw(lines, Color.WHITE, BOLD);
    }

    private void draw(Shape lines, Color colour, float width) {
        graphics.setColor(colour);
        graphics.setStroke(new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.draw(lines);
    }

    @Override
    public void close() {
        graphics.dispose();
    }
}
