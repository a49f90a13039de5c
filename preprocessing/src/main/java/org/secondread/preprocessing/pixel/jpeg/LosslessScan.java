package org.secondread.preprocessing.pixel.jpeg;

import java.util.ArrayList;
import java.util.List;

/**
 * A scan of the lossless process (T.81 annex H). A row of units is read in two passes while it is in the cache: first all
 * its differences, in the order of the stream, then each component's predictions. A unit is a sample of each component
 * or, where sampling factors say so, a small rectangle of samples of each (T.81 A.2).
 */
final class LosslessScan {
    private final List<Component> components = new ArrayList<>();
    private final HuffmanTable[] tables;
    private final Predictor predictor;
    private final int pointTransform;
    /** What is added to the difference of a restart interval's first sample. */
    private final int start;

    private final int unitsAcross;
    private final int unitsDown;
    private final int restartRows;
    private final boolean inPlace;

    /**
     * One component's part in the scan.
     *
     * @param across samples of a unit along a row
     * @param down rows of a unit
     */
    private record Component(Plane plane, HuffmanTable table, int across, int down) {}

    /** @param planes of all the frame's components, where their samples go */
    LosslessScan(FrameHeader frame, ScanHeader scan, CodingTables tables, Plane[] planes) {
        boolean interleaved = scan.components().size() > 1;
        for (ScanHeader.Component component : scan.components()) {
            FrameHeader.Component inFrame = frame.components().get(component.index());
            components.add(new Component(
                    planes[component.index()],
                    tables.differences(component.dc()),
                    interleaved ? inFrame.across() : 1,
                    interleaved ? inFrame.down() : 1));
        }
        this.tables = components.stream().map(Component::table).toArray(HuffmanTable[]::new);
        predictor = new Predictor(scan.selection());
        pointTransform = scan.pointTransform();
        start = 1 << frame.precision() - pointTransform - 1;
        Component first = components.get(0);
        unitsAcross = (first.plane.columns() + first.across - 1) / first.across;
        unitsDown = (first.plane.rows() + first.down - 1) / first.down;
        restartRows = restartRows(tables.restartInterval(), unitsAcross);
        inPlace = isInPlace();
    }

    /** A restart interval is a whole number of rows here (T.81 H.1.1). */
    private static int restartRows(int interval, int unitsAcross) {
        if (interval % unitsAcross != 0) {
            throw Refusal.malformed("restarts within a row");
        }
        return interval / unitsAcross;
    }

    /** Whether the stream's order of differences is that of the samples in memory. */
    private boolean isInPlace() {
        Component first = components.get(0);
        for (int n = 0; n < components.size(); n++) {
            Component component = components.get(n);
            if (component.across * component.down != 1 || component.plane.at() != first.plane.at() + n) {
                return false;
            }
        }
        return first.plane.step() == components.size();
    }

    /** Writes the samples of the scan's components into their planes, unsigned. */
    void read(EntropyBits bits) {
        for (int y = 0; y < unitsDown; y++) {
            boolean restarts = restartRows > 0 && y > 0 && y % restartRows == 0;
            if (restarts) {
                bits.restart(y / restartRows - 1);
            }
            readRow(bits, y);
            bits.requireNotOverrun();
            for (Component component : components) {
                restoreRows(component, y, y == 0 || restarts);
            }
        }
        components.forEach(this::undoPointTransform);
    }

    private void readRow(EntropyBits bits, int y) {
        Plane plane = components.get(0).plane;
        if (inPlace) {
            bits.readDifferences(tables, plane.samples(), plane.indexOf(0, y), plane.columns() * plane.step());
            return;
        }
        for (int x = 0; x < unitsAcross; x++) {
            for (Component component : components) {
                readUnit(bits, component, x, y);
            }
        }
    }

    /** Samples that fill the last unit up beyond the plane's edges are dropped: they predict none of those within. */
    private static void readUnit(EntropyBits bits, Component component, int x, int y) {
        Plane plane = component.plane;
        for (int row = y * component.down; row < (y + 1) * component.down; row++) {
            for (int column = x * component.across; column < (x + 1) * component.across; column++) {
                int difference = bits.readDifference(component.table);
                if (row < plane.rows() && column < plane.columns()) {
                    plane.samples()[plane.indexOf(column, row)] = (short) difference;
                }
            }
        }
    }

    private void restoreRows(Component component, int y, boolean first) {
        Plane plane = component.plane;
        int end = Math.min((y + 1) * component.down, plane.rows());
        for (int row = y * component.down; row < end; row++) {
            int from = plane.indexOf(0, row);
            int to = plane.indexOf(plane.columns(), row);
            if (first && row == y * component.down) {
                Predictor.restoreFirstRow(plane.samples(), from, to, plane.step(), start);
            } else {
                predictor.restoreRow(plane.samples(), from, to, plane.step(), plane.rowStep());
            }
        }
    }

    private void undoPointTransform(Component component) {
        Plane plane = component.plane;
        for (int row = 0; row < plane.rows() && pointTransform > 0; row++) {
            int to = plane.indexOf(plane.columns(), row);
            for (int n = plane.indexOf(0, row); n < to; n += plane.step()) {
                plane.samples()[n] <<= pointTransform;
            }
        }
    }
}
