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
    private final CellGrid grid = new CellGrid(LungRegion.LOWEST, LungRegion.HIGHEST, CELL_MM);
    private final int[][] tubesOfCell = new int[grid.size()][];

    VesselMap(List<Tube> tubes, PointSpread spread) {
        this.tubes = tubes;
        this.spread = spread;
        Arrays.fill(tubesOfCell, NONE);
        for (int i = 0; i < tubes.size(); i++) {
            enter(i);
        }
    }

    private void enter(int i) {
        Tube tube = tubes.get(i);
        double reach = tube.largestRadius() + spread.reachMm();
        Vector3 margin = new Vector3(reach, reach, reach);
        double fromCentre = spread.reachMm() + grid.halfDiagonalMm();
        grid.cellsIn(
                        tube.from().lowest(tube.to()).minus(margin),
                        tube.from().highest(tube.to()).plus(margin))
                .filter(cell -> tube.distanceTo(grid.centre(cell)) <= fromCentre)
                .forEach(cell -> tubesOfCell[cell] = append(tubesOfCell[cell], i));
    }

    private static int[] append(int[] numbers, int number) {
        int[] longer = Arrays.copyOf(numbers, numbers.length + 1);
        longer[numbers.length] = number;
        return longer;
    }

    /** Share of vessel at a point: the greatest of any tube. */
    double coverage(double x, double y, double z) {
        double greatest = 0;
        for (int i : tubesOfCell[grid.cellAt(x, y, z)]) {
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

    boolean contains(Vector3 point) {
        return Arrays.stream(tubesOfCell[grid.cellAt(point.x(), point.y(), point.z())])
                .anyMatch(i -> tubes.get(i).distanceTo(point) <= 0);
    }
}
