package org.secondread.phantoms.space;

import java.util.List;

/**
 * A uniform background with a few balls of different values: their centroids in a volume say where its axes point.
 *
 * @param background modality units outside every ball
 */
public record MarkerPhantom(double background, List<Marker> markers) implements Phantom {

    /** A ball of one value; the earlier marker wins where two overlap. */
    public record Marker(Vector3 centreMm, double radiusMm, double value) {}

    public MarkerPhantom {
        markers = List.copyOf(markers);
    }

    @Override
    public double valueAt(double x, double y, double z) {
        Vector3 point = new Vector3(x, y, z);
        for (Marker marker : markers) {
            if (marker.centreMm().distanceTo(point) <= marker.radiusMm()) {
                return marker.value();
            }
        }
        return background;
    }
}
