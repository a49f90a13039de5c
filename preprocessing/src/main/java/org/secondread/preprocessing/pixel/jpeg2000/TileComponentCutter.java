package org.secondread.preprocessing.pixel.jpeg2000;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a tile-component into resolutions, sub-bands, precincts and code-blocks (T.800 B.5 to B.7). Precincts and
 * code-blocks are counted before they are made: together they may not outnumber a quarter of the tile's samples by more
 * than {@value #SPARE}, where the smallest lawful code-block takes a sixteenth.
 */
final class TileComponentCutter {
    private static final int SPARE = 4096;

    private final Area tile;
    private final CodingParameters parameters;
    private final int precision;
    private long allowance;

    TileComponentCutter(Area tile, CodingParameters parameters, int precision) {
        this.tile = tile;
        this.parameters = parameters;
        this.precision = precision;
        this.allowance = SPARE + tile.size() * parameters.componentCount() / 4;
    }

    TileComponent cut(int component) {
        ComponentStyle style = parameters.component(component);
        List<Resolution> resolutions = new ArrayList<>();
        for (int r = 0; r <= style.levels(); r++) {
            Area area = tile.reduced(style.levels() - r);
            List<Band> bands = bands(component, r);
            resolutions.add(new Resolution(area, bands, precincts(component, r, area, bands)));
        }
        return new TileComponent(tile, style, resolutions);
    }

    private List<Band> bands(int component, int r) {
        if (r == 0) {
            return List.of(band(component, 0, 0));
        }
        return List.of(band(component, r, 1), band(component, r, 2), band(component, r, 3));
    }

    private Band band(int component, int r, int orientation) {
        ComponentStyle style = parameters.component(component);
        Quantisation quantisation = parameters.quantisation(component);
        int level = r == 0 ? style.levels() : style.levels() - r + 1;
        int index = r == 0 ? 0 : 3 * (r - 1) + orientation;
        int gain = (orientation & 1) + (orientation >> 1);
        if (style.reversible() && !quantisation.exact()) {
            throw Refusal.malformed("the reversible wavelet is quantised");
        }
        int shift = parameters.regionShift(component);
        return new Band(
                orientation,
                tile.band(level, orientation & 1, orientation >> 1),
                level,
                quantisation.bitPlanes(index) + shift,
                shift,
                style.reversible() ? 1 : quantisation.step(index, precision + gain));
    }

    private List<Precinct> precincts(int component, int r, Area area, List<Band> bands) {
        ComponentStyle style = parameters.component(component);
        int width = style.precinctWidth(r);
        int height = style.precinctHeight(r);
        Area cells = area.cells(width, height);
        take(cells.size());
        List<Precinct> precincts = new ArrayList<>((int) cells.size());
        int levelsAbove = style.levels() - r;
        for (int y = cells.y0(); y < cells.y1(); y++) {
            for (int x = cells.x0(); x < cells.x1(); x++) {
                precincts.add(new Precinct(
                        component,
                        r,
                        precincts.size(),
                        (int) Math.max(tile.x0(), (long) x << width + levelsAbove),
                        (int) Math.max(tile.y0(), (long) y << height + levelsAbove),
                        style.style(),
                        parts(bands, r == 0 ? 0 : 1, x, y, style, r)));
            }
        }
        return precincts;
    }

    /** The precinct's part of each band: in a band of half the resolution's size a precinct is half as large. */
    private List<PrecinctBand> parts(List<Band> bands, int halved, int x, int y, ComponentStyle style, int r) {
        int width = style.precinctWidth(r) - halved;
        int height = style.precinctHeight(r) - halved;
        int blockWidth = Math.min(style.blockWidth(), width);
        int blockHeight = Math.min(style.blockHeight(), height);
        List<PrecinctBand> parts = new ArrayList<>(bands.size());
        for (Band band : bands) {
            Area part =
                    band.area().intersection((long) x << width, (long) y << height, x + 1L << width, y + 1L << height);
            if (!part.isEmpty()) {
                take(part.cells(blockWidth, blockHeight).size());
                parts.add(PrecinctBand.of(band, part, blockWidth, blockHeight));
            }
        }
        return parts;
    }

    private void take(long count) {
        allowance -= count;
        if (allowance < 0) {
            throw Refusal.malformed("has more precincts and code-blocks than its size warrants");
        }
    }
}
