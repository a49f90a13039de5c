package org.secondread.reporting.picture;

import java.awt.image.BufferedImage;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.secondread.domain.Vector3;
import org.secondread.preprocessing.volume.OrientedVolume;

/**
 * Paints the voxels of one section in shades of grey, interpolated between voxel centres: first along lines of voxels, then
 * between the lines. Outside the volume the picture is left as it was.
 */
final class SectionPainter {
    private final OrientedVolume volume;
    private final GreyWindow window;
    private final Section section;
    private final CubicTap[] columns;
    private final Map<Integer, double[]> lines = new HashMap<>();

    SectionPainter(OrientedVolume volume, GreyWindow window, Section section) {
        this.volume = volume;
        this.window = window;
        this.section = section;
        this.columns = IntStream.range(0, section.width())
                .mapToObj(x -> CubicTap.at(section.acrossAt(x + 0.5), sizeAcross()))
                .toArray(CubicTap[]::new);
    }

    /** @param picture of the section's size */
    void paint(BufferedImage picture) {
        for (int y = 0; y < section.height(); y++) {
            double down = section.downAt(y + 0.5);
            if (isInside(down, sizeDown())) {
                paintRow(y, CubicTap.at(down, sizeDown()), picture);
            }
        }
    }

    private void paintRow(int y, CubicTap row, BufferedImage picture) {
        for (int x = 0; x < section.width(); x++) {
            if (isInside(section.acrossAt(x + 0.5), sizeAcross())) {
                int shade = window.shade(value(x, row));
                picture.setRGB(x, y, shade << 16 | shade << 8 | shade);
            }
        }
    }

    /** Voxels reach half their length beyond their centres. */
    private static boolean isInside(double index, int size) {
        return index >= -0.5 && index <= size - 0.5;
    }

    private double value(int x, CubicTap row) {
        double sum = 0;
        for (int n = 0; n < CubicTap.COUNT; n++) {
            sum += row.weights()[n] * lines.computeIfAbsent(row.samples()[n], this::line)[x];
        }
        return sum;
    }

    /** One line of voxels as wide as the picture. */
    private double[] line(int down) {
        double[] line = new double[columns.length];
        for (int x = 0; x < line.length; x++) {
            for (int n = 0; n < CubicTap.COUNT; n++) {
                line[x] += columns[x].weights()[n] * voxel(columns[x].samples()[n], down);
            }
        }
        return line;
    }

    private float voxel(int across, int down) {
        Vector3 index = section.voxel(across, down);
        return volume.valueAt((int) index.x(), (int) index.y(), (int) index.z());
    }

    private int sizeAcross() {
        return section.grid().size(section.view().across());
    }

    private int sizeDown() {
        return section.grid().size(section.view().down());
    }
}
