package org.secondread.preprocessing.pixel.jpeg;

import java.util.ArrayList;
import java.util.List;

/** A scan of the sequential DCT processes, baseline and extended (T.81 annex F). */
final class DctScan {
    private final List<Component> components = new ArrayList<>();
    private final int unitsAcross;
    private final int unitsDown;
    private final int restartInterval;

    /**
     * One component's part in the scan.
     *
     * @param across blocks of a unit along a row
     * @param down rows of blocks of a unit
     */
    private record Component(BlockDecoder blocks, int across, int down) {}

    /** @param planes of all the frame's components, where their samples go */
    DctScan(FrameHeader frame, ScanHeader scan, CodingTables tables, Plane[] planes) {
        InverseDct transform = new InverseDct(frame.precision());
        boolean interleaved = scan.components().size() > 1;
        for (ScanHeader.Component component : scan.components()) {
            FrameHeader.Component inFrame = frame.components().get(component.index());
            BlockDecoder blocks = new BlockDecoder(
                    tables.differences(component.dc()),
                    tables.coefficients(component.ac()),
                    tables.quantization(inFrame.quantization()),
                    transform,
                    planes[component.index()]);
            components.add(new Component(blocks, interleaved ? inFrame.across() : 1, interleaved ? inFrame.down() : 1));
        }
        Component first = components.get(0);
        Plane plane = planes[scan.components().get(0).index()];
        unitsAcross = (plane.columns() + 8 * first.across - 1) / (8 * first.across);
        unitsDown = (plane.rows() + 8 * first.down - 1) / (8 * first.down);
        restartInterval = tables.restartInterval();
    }

    /** Writes the samples of the scan's components into their planes. */
    void read(EntropyBits bits) {
        int units = 0;
        for (int y = 0; y < unitsDown; y++) {
            for (int x = 0; x < unitsAcross; x++) {
                if (restartInterval > 0 && units > 0 && units % restartInterval == 0) {
                    restart(bits, units / restartInterval - 1);
                }
                readUnit(bits, x, y);
                units++;
            }
            bits.requireNotOverrun();
        }
    }

    private void restart(EntropyBits bits, int number) {
        bits.restart(number);
        components.forEach(component -> component.blocks.restart());
    }

    /** A minimum coded unit: a block, or the blocks of all components that lie under one place (T.81 A.2). */
    private void readUnit(EntropyBits bits, int x, int y) {
        for (Component component : components) {
            for (int row = y * component.down; row < (y + 1) * component.down; row++) {
                for (int column = x * component.across; column < (x + 1) * component.across; column++) {
                    component.blocks.read(bits, column, row);
                }
            }
        }
    }
}
