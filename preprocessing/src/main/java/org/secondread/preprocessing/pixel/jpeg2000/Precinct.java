package org.secondread.preprocessing.pixel.jpeg2000;

import java.util.List;

/** A precinct of one resolution: the code-blocks whose contributions share packets, one packet a layer. */
final class Precinct {
    private final int component;
    private final int resolution;
    private final int index;
    private final int x;
    private final int y;
    private final BlockStyle style;
    private final List<PrecinctBand> bands;
    private int layers;

    /**
     * @param x column of the reference grid at which its packets are due in orders by position
     * @param y row of the reference grid
     */
    Precinct(int component, int resolution, int index, int x, int y, BlockStyle style, List<PrecinctBand> bands) {
        this.component = component;
        this.resolution = resolution;
        this.index = index;
        this.x = x;
        this.y = y;
        this.style = style;
        this.bands = bands;
    }

    int component() {
        return component;
    }

    int resolution() {
        return resolution;
    }

    int index() {
        return index;
    }

    int x() {
        return x;
    }

    int y() {
        return y;
    }

    BlockStyle style() {
        return style;
    }

    List<PrecinctBand> bands() {
        return bands;
    }

    /** Layers read so far. */
    int layers() {
        return layers;
    }

    void countLayer() {
        layers++;
    }
}
