package org.secondread.reporting.picture;

import java.awt.geom.Point2D;
import org.secondread.domain.PatientGrid;
import org.secondread.domain.Vector3;

/**
 * A plane of voxel centres as a picture with square pixels. Picture coordinates begin at the upper left corner and count
 * pixels, so that pixel n covers n to n + 1; the middle of the picture shows the centre.
 *
 * @param grid in reading orientation
 * @param centre continuous index on the grid
 * @param plane index of the plane along the view's normal
 * @param width of the picture in pixels
 * @param height of the picture in pixels
 */
record Section(View view, PatientGrid grid, Vector3 centre, int plane, int width, int height, double mmPerPixel) {

    /** The continuous index along {@link View#across} of a picture coordinate. */
    double acrossAt(double x) {
        return centre.component(view.across()) + (x - width / 2.0) / pixelsPerVoxel(view.across());
    }

    /** The continuous index along {@link View#down} of a picture coordinate. */
    double downAt(double y) {
        return centre.component(view.down()) + view.downSign() * (y - height / 2.0) / pixelsPerVoxel(view.down());
    }

    /** The picture coordinates of a point of the plane. */
    Point2D.Double toPicture(double across, double down) {
        double voxelsAcross = across - centre.component(view.across());
        double voxelsDown = down - centre.component(view.down());
        return new Point2D.Double(
                width / 2.0 + voxelsAcross * pixelsPerVoxel(view.across()),
                height / 2.0 + view.downSign() * voxelsDown * pixelsPerVoxel(view.down()));
    }

    Point2D.Double toPicture(Vector3 index) {
        return toPicture(index.component(view.across()), index.component(view.down()));
    }

    /** The index on the grid of a voxel of this plane. */
    Vector3 voxel(int across, int down) {
        double[] index = new double[3];
        index[view.across()] = across;
        index[view.down()] = down;
        index[view.normal()] = plane;
        return new Vector3(index[0], index[1], index[2]);
    }

    private double pixelsPerVoxel(int axis) {
        return grid.spacingMm().component(axis) / mmPerPixel;
    }
}
