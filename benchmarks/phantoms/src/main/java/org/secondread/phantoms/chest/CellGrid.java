package org.secondread.phantoms.chest;

import java.util.stream.IntStream;
import org.secondread.phantoms.space.Vector3;

/** A box divided into cubic cells, numbered with x fastest. Points outside belong to the nearest cell. */
final class CellGrid {

    private final Vector3 low;
    private final double cellMm;
    private final int nx;
    private final int ny;
    private final int nz;

    CellGrid(Vector3 low, Vector3 high, double cellMm) {
        this.low = low;
        this.cellMm = cellMm;
        this.nx = count(high.x() - low.x());
        this.ny = count(high.y() - low.y());
        this.nz = count(high.z() - low.z());
    }

    int size() {
        return nx * ny * nz;
    }

    double halfDiagonalMm() {
        return cellMm * Math.sqrt(3) / 2;
    }

    int cellAt(double x, double y, double z) {
        return number(step(x - low.x(), nx), step(y - low.y(), ny), step(z - low.z(), nz));
    }

    Vector3 centre(int cell) {
        int i = cell % nx;
        int j = cell / nx % ny;
        int k = cell / (nx * ny);
        return low.plus(new Vector3(i + 0.5, j + 0.5, k + 0.5).times(cellMm));
    }

    /** The cells that a box touches. */
    IntStream cellsIn(Vector3 from, Vector3 to) {
        return range(from.z() - low.z(), to.z() - low.z(), nz).flatMap(k -> range(
                        from.y() - low.y(), to.y() - low.y(), ny)
                .flatMap(j -> range(from.x() - low.x(), to.x() - low.x(), nx).map(i -> number(i, j, k))));
    }

    private IntStream range(double from, double to, int count) {
        return IntStream.rangeClosed(step(from, count), step(to, count));
    }

    private int number(int i, int j, int k) {
        return (k * ny + j) * nx + i;
    }

    private int step(double offset, int count) {
        return Math.max(0, Math.min(count - 1, (int) Math.floor(offset / cellMm)));
    }

    private int count(double length) {
        return (int) Math.ceil(length / cellMm);
    }
}
