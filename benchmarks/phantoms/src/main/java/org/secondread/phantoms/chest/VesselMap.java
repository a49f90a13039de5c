package org.secondread.phantoms.chest;

import java.util.Arrays;
import java.util.List;
import org.secondread.phantoms.space.PointSpread;
import org.secondread.phantoms.space.Vector3;

/** Answers how much of a point's neighbourhood is vessel, looking only at the tubes that can reach the point's cell. */
final class VesselMap {

    private static final double CELL_MM = 6;
    private static final int[] NONE = {};

    private final List<Tube> tubes;
    private final PointSpread spread;
    private final int nx = cells(LungRegion.HIGHEST.x() - LungRegion.LOWEST.x());
    private final int ny = cells(LungRegion.HIGHEST.y() - LungRegion.LOWEST.y());
    private final int nz = cells(LungRegion.HIGHEST.z() - LungRegion.LOWEST.z());
    private final int[][] tubesOfCell = new int[nx * ny * nz][];

    VesselMap(List<Tube> tubes, PointSpread spread) {
        this.tubes = tubes;
        this.spread = spread;
        Arrays.fill(tubesOfCell, NONE);
        for (int i = 0; i < tubes.size(); i++) {
            enter(i);
        }
    }

    /** Share of vessel at a point: the greatest of any tube. */
    double coverage(double x, double y, double z) {
        double greatest = 0;
        for (int i : tubesOfCell[cellOf(x, y, z)]) {
            Tube tube = tubes.get(i);
            double along = tube.along(x, y, z);
            double distance = tube.axisDistance(x, y, z, along);
            double radius = tube.radiusAt(along);
            if (distance < radius + spread.reachMm()) {
                greatest = Math.max(greatest, spread.tubeCoverage(distance, radius));
            }
        }
        return greatest;
    }

    private void enter(int i) {
        Tube tube = tubes.get(i);
        double reach = tube.largestRadius() + spread.reachMm();
        double halfDiagonal = CELL_MM * Math.sqrt(3) / 2;
        Vector3 low = LungRegion.LOWEST;
        for (int c = column(Math.min(tube.from().x(), tube.to().x()) - reach, low.x(), nx);
                c <= column(Math.max(tube.from().x(), tube.to().x()) + reach, low.x(), nx);
                c++) {
            for (int r = column(Math.min(tube.from().y(), tube.to().y()) - reach, low.y(), ny);
                    r <= column(Math.max(tube.from().y(), tube.to().y()) + reach, low.y(), ny);
                    r++) {
                for (int s = column(Math.min(tube.from().z(), tube.to().z()) - reach, low.z(), nz);
                        s <= column(Math.max(tube.from().z(), tube.to().z()) + reach, low.z(), nz);
                        s++) {
                    if (tube.distance(centre(c, low.x()), centre(r, low.y()), centre(s, low.z()))
                            <= spread.reachMm() + halfDiagonal) {
                        int cell = (s * ny + r) * nx + c;
                        int[] longer = Arrays.copyOf(tubesOfCell[cell], tubesOfCell[cell].length + 1);
                        longer[longer.length - 1] = i;
                        tubesOfCell[cell] = longer;
                    }
                }
            }
        }
    }

    private int cellOf(double x, double y, double z) {
        Vector3 low = LungRegion.LOWEST;
        return (column(z, low.z(), nz) * ny + column(y, low.y(), ny)) * nx + column(x, low.x(), nx);
    }

    private static int column(double coordinate, double low, int count) {
        return Math.max(0, Math.min(count - 1, (int) Math.floor((coordinate - low) / CELL_MM)));
    }

    private static double centre(int cell, double low) {
        return low + (cell + 0.5) * CELL_MM;
    }

    private static int cells(double length) {
        return (int) Math.ceil(length / CELL_MM);
    }
}
