package org.secondread.phantoms.chest;

import java.util.ArrayList;
import java.util.List;
import org.secondread.phantoms.space.Vector3;

/** A pipe of one radius along a polygon: trachea, aorta and their like. */
final class Pipe implements Solid {

    private final List<Tube> pieces;
    private final Vector3 middle;
    private final Vector3 halfSize;

    private Pipe(List<Tube> pieces, Vector3 low, Vector3 high) {
        this.pieces = List.copyOf(pieces);
        this.middle = low.plus(high).times(0.5);
        this.halfSize = high.minus(low).times(0.5);
    }

    /** A pipe through points given as x, y, z, x, y, z, … in millimetres. */
    static Pipe through(double radius, double... coordinates) {
        List<Tube> pieces = new ArrayList<>();
        Vector3 low = pointAt(coordinates, 0);
        Vector3 high = low;
        for (int i = 3; i < coordinates.length; i += 3) {
            Vector3 end = pointAt(coordinates, i);
            pieces.add(new Tube(pointAt(coordinates, i - 3), end, radius, radius));
            low = low.lowest(end);
            high = high.highest(end);
        }
        Vector3 margin = new Vector3(radius, radius, radius);
        return new Pipe(pieces, low.minus(margin), high.plus(margin));
    }

    private static Vector3 pointAt(double[] coordinates, int i) {
        return new Vector3(coordinates[i], coordinates[i + 1], coordinates[i + 2]);
    }

    @Override
    public double distance(double x, double y, double z) {
        double nearest = boxDistance(x, y, z);
        if (nearest > NEAR_MM) {
            return nearest;
        }
        nearest = Double.POSITIVE_INFINITY;
        for (Tube piece : pieces) {
            nearest = Math.min(nearest, piece.distance(x, y, z));
        }
        return nearest;
    }

    private double boxDistance(double x, double y, double z) {
        double alongX = Math.abs(x - middle.x()) - halfSize.x();
        double alongY = Math.abs(y - middle.y()) - halfSize.y();
        double alongZ = Math.abs(z - middle.z()) - halfSize.z();
        return Math.max(alongX, Math.max(alongY, alongZ));
    }
}
