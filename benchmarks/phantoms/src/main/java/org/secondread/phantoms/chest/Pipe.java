package org.secondread.phantoms.chest;

import java.util.ArrayList;
import java.util.List;
import org.secondread.phantoms.space.Vector3;

/** A pipe of one radius along a polygon: trachea, aorta and their like. */
record Pipe(List<Tube> pieces) implements Solid {

    Pipe {
        pieces = List.copyOf(pieces);
    }

    /** A pipe through points given as x, y, z, x, y, z, … in millimetres. */
    static Pipe through(double radius, double... coordinates) {
        List<Tube> pieces = new ArrayList<>();
        for (int i = 3; i < coordinates.length; i += 3) {
            pieces.add(new Tube(pointAt(coordinates, i - 3), pointAt(coordinates, i), radius, radius));
        }
        return new Pipe(pieces);
    }

    private static Vector3 pointAt(double[] coordinates, int i) {
        return new Vector3(coordinates[i], coordinates[i + 1], coordinates[i + 2]);
    }

    @Override
    public double distance(double x, double y, double z) {
        double nearest = Double.POSITIVE_INFINITY;
        for (Tube piece : pieces) {
            nearest = Math.min(nearest, piece.distance(x, y, z));
        }
        return nearest;
    }
}
