package org.secondread.preprocessing.pixel.jpeg2000;

import java.util.List;

/**
 * One component of a tile, cut as its parameters say.
 *
 * @param area on the reference grid
 * @param resolutions from the lowest
 */
record TileComponent(Area area, ComponentStyle style, List<Resolution> resolutions) {
    /** Samples by which rows of a resolution are apart among the rows of the full one. */
    int rowStride(int resolution) {
        return 1 << Math.min(30, style.levels() - resolution);
    }
}
