package org.secondread.models.extraction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.secondread.domain.PatientGrid;
import org.secondread.domain.Vector3;
import org.secondread.models.extraction.ConvexOutline.Segment;
import org.secondread.models.extraction.Location.Diameter;

/**
 * Measures the long and the short axis of a mask on one slice, in patient millimetres.
 *
 * <p>The outline runs midway between the centres of pixels inside and outside, as a contour at one half of the mask would
 * (marching squares): its vertices are midpoints of pixel edges. The long axis is the longest distance between two
 * vertices. The short axis is the longest chord perpendicular to it in the outline's convex hull. These are the two
 * diameters of the WHO criteria (Miller et al., Cancer 47, 1981), of which the Fleischner Society takes the mean (Bankier et
 * al., Radiology 285, 2017). A single pixel measures its own width and height.
 *
 * <p>Of several long axes of equal length, the one with the longest short axis counts, so that a mirrored mask measures the
 * same.
 */
final class DiameterMeasurer {
    /** Lengths that differ by less are equal: far above rounding, far below a pixel. */
    private static final double SAME_LENGTH_MM = 1e-6;

    /** Long axis first. */
    record Axes(Diameter longAxis, Diameter shortAxis) {}

    private record Pair(Segment longAxis, Segment shortAxis) {}

    Axes measure(VoxelMask mask, int slice) {
        ConvexOutline outline = ConvexOutline.around(edgeMidpointsMm(mask, slice));
        Pair axes = outline.longestDiameters(SAME_LENGTH_MM).stream()
                .map(longAxis -> new Pair(longAxis, outline.longestChord(perpendicular(longAxis))))
                .max(Comparator.comparingDouble(pair -> pair.shortAxis().length()))
                .orElseThrow();
        return new Axes(
                inPatient(axes.longAxis(), mask.grid(), slice), inPatient(axes.shortAxis(), mask.grid(), slice));
    }

    private static PlanePoint perpendicular(Segment segment) {
        PlanePoint along = segment.direction();
        return new PlanePoint(-along.y(), along.x());
    }

    /** Midpoints of the pixel edges between inside and outside, in millimetres from the slice's first pixel. */
    private static List<PlanePoint> edgeMidpointsMm(VoxelMask mask, int slice) {
        double halfX = mask.grid().spacingMm().x() / 2;
        double halfY = mask.grid().spacingMm().y() / 2;
        List<PlanePoint> midpoints = new ArrayList<>();
        for (int j = mask.fromJ(); j < mask.fromJ() + mask.sizeJ(); j++) {
            for (int i = mask.fromI(); i < mask.fromI() + mask.sizeI(); i++) {
                if (mask.contains(i, j, slice)) {
                    addIf(!mask.contains(i - 1, j, slice), (2 * i - 1) * halfX, 2 * j * halfY, midpoints);
                    addIf(!mask.contains(i + 1, j, slice), (2 * i + 1) * halfX, 2 * j * halfY, midpoints);
                    addIf(!mask.contains(i, j - 1, slice), 2 * i * halfX, (2 * j - 1) * halfY, midpoints);
                    addIf(!mask.contains(i, j + 1, slice), 2 * i * halfX, (2 * j + 1) * halfY, midpoints);
                }
            }
        }
        return midpoints;
    }

    private static void addIf(boolean isEdge, double x, double y, List<PlanePoint> midpoints) {
        if (isEdge) {
            midpoints.add(new PlanePoint(x, y));
        }
    }

    private static Diameter inPatient(Segment segment, PatientGrid grid, int slice) {
        return new Diameter(slice, inPatient(segment.from(), grid, slice), inPatient(segment.to(), grid, slice));
    }

    private static Vector3 inPatient(PlanePoint mm, PatientGrid grid, int slice) {
        return grid.toPatient(
                mm.x() / grid.spacingMm().x(), mm.y() / grid.spacingMm().y(), slice);
    }
}
