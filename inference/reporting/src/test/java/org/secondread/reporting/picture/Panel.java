package org.secondread.reporting.picture;

import java.util.List;
import org.secondread.domain.PatientGrid;
import org.secondread.domain.Vector3;
import org.secondread.models.extraction.Location.Region;

/**
 * One part of a picture and where it lies in the patient, told without the code that paints: from the published layout only.
 *
 * @param left its first column in the picture
 * @param across direction of the patient towards the right of the picture
 * @param down direction of the patient towards the foot of the picture
 */
record Panel(String name, int left, int width, Vector3 across, Vector3 down) {
    static final int HEIGHT = 400;
    static final double MM_PER_PIXEL = 90.0 / HEIGHT;

    private static final Vector3 TO_LEFT = new Vector3(1, 0, 0);
    private static final Vector3 TO_BACK = new Vector3(0, 1, 0);
    private static final Vector3 TO_FEET = new Vector3(0, 0, -1);

    static final List<Panel> ALL = List.of(
            new Panel("axial", 0, 400, TO_LEFT, TO_BACK),
            new Panel("coronal", 404, 296, TO_LEFT, TO_FEET),
            new Panel("sagittal", 704, 296, TO_BACK, TO_FEET));

    private Vector3 normal() {
        return across.cross(down);
    }

    /** Whether it shows slices of the source. */
    boolean showsSlices(PatientGrid grid) {
        return Math.abs(normal().dot(grid.zDirection())) > 0.9;
    }

    /** The point of the patient that pixel (x, y) of this part shows, on the plane of voxel centres that is shown. */
    Vector3 pointAt(int x, int y, PatientGrid grid, Region region) {
        Vector3 shown = showsSlices(grid) ? region.longAxis().fromMm() : onPlane(region.centreMm(), grid);
        Vector3 middle = region.centreMm()
                .plus(normal().times(shown.minus(region.centreMm()).dot(normal())));
        return middle.plus(across.times((x + 0.5 - width / 2.0) * MM_PER_PIXEL))
                .plus(down.times((y + 0.5 - HEIGHT / 2.0) * MM_PER_PIXEL));
    }

    /** The column of this part that shows a point. */
    int columnOf(Vector3 pointMm, Region region) {
        return (int) Math.floor(width / 2.0 + pointMm.minus(region.centreMm()).dot(across) / MM_PER_PIXEL);
    }

    int rowOf(Vector3 pointMm, Region region) {
        return (int) Math.floor(HEIGHT / 2.0 + pointMm.minus(region.centreMm()).dot(down) / MM_PER_PIXEL);
    }

    private static Vector3 onPlane(Vector3 pointMm, PatientGrid grid) {
        Vector3 index = grid.toIndex(pointMm);
        return grid.toPatient(Math.round(index.x()), Math.round(index.y()), Math.round(index.z()));
    }
}
