package org.secondread.reporting.picture;

import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import org.secondread.domain.Vector3;
import org.secondread.models.extraction.VoxelMask;
import org.secondread.preprocessing.volume.OrientedVolume;

/**
 * Traces a mask on a section: the contour at one half between the centres of voxels inside and outside (marching squares;
 * Lorensen and Cline, SIGGRAPH 1987, in two dimensions). The same line is measured for the axes of a finding, which
 * therefore end on it.
 */
final class MaskOutline {
    private static final int[] CORNER_ACROSS = {0, 1, 1, 0};
    private static final int[] CORNER_DOWN = {0, 0, 1, 1};
    private static final int CORNERS = 4;

    private final OrientedVolume volume;
    private final VoxelMask mask;

    MaskOutline(OrientedVolume volume, VoxelMask mask) {
        this.volume = volume;
        this.mask = mask;
    }

    /** Unjoined lines in picture coordinates; empty where the mask does not reach the plane. */
    Path2D trace(Section section) {
        Path2D outline = new Path2D.Double();
        Vector3 from = volume.fromSource(new Vector3(mask.fromI(), mask.fromJ(), mask.fromK()));
        Vector3 to = volume.fromSource(new Vector3(
                mask.fromI() + mask.sizeI() - 1, mask.fromJ() + mask.sizeJ() - 1, mask.fromK() + mask.sizeK() - 1));
        int across = section.view().across();
        int down = section.view().down();
        for (int b = first(from, to, down) - 1; b <= last(from, to, down); b++) {
            for (int a = first(from, to, across) - 1; a <= last(from, to, across); a++) {
                traceCell(section, a, b, outline);
            }
        }
        return outline;
    }

    /** A cell lies between four voxel centres. Each run of inside corners is cut off by one line. */
    private void traceCell(Section section, int across, int down, Path2D outline) {
        for (int n = 0; n < CORNERS; n++) {
            if (isInside(section, across, down, n) && !isInside(section, across, down, n + CORNERS - 1)) {
                int end = n;
                while (isInside(section, across, down, end + 1)) {
                    end++;
                }
                Point2D start = edge(section, across, down, n + CORNERS - 1);
                Point2D stop = edge(section, across, down, end);
                outline.moveTo(start.getX(), start.getY());
                outline.lineTo(stop.getX(), stop.getY());
            }
        }
    }

    private boolean isInside(Section section, int across, int down, int corner) {
        int n = corner % CORNERS;
        Vector3 voxel = volume.toSource(section.voxel(across + CORNER_ACROSS[n], down + CORNER_DOWN[n]));
        return mask.contains((int) voxel.x(), (int) voxel.y(), (int) voxel.z());
    }

    /** Halfway between a corner and the next. */
    private static Point2D edge(Section section, int across, int down, int corner) {
        int n = corner % CORNERS;
        int next = (corner + 1) % CORNERS;
        return section.toPicture(
                across + (CORNER_ACROSS[n] + CORNER_ACROSS[next]) / 2.0,
                down + (CORNER_DOWN[n] + CORNER_DOWN[next]) / 2.0);
    }

    private static int first(Vector3 from, Vector3 to, int axis) {
        return (int) Math.min(from.component(axis), to.component(axis));
    }

    private static int last(Vector3 from, Vector3 to, int axis) {
        return (int) Math.max(from.component(axis), to.component(axis));
    }
}
