package org.secondread.preprocessing.pixel.jpeg2000;

import java.util.ArrayList;
import java.util.List;

/** The code-blocks of one sub-band in one precinct, row by row, and the tag trees of its packet headers. */
final class PrecinctBand {
    private final List<CodeBlock> blocks;
    private final TagTree inclusion;
    private final TagTree zeroPlanes;

    private PrecinctBand(List<CodeBlock> blocks, int across, int down) {
        this.blocks = blocks;
        this.inclusion = new TagTree(across, down);
        this.zeroPlanes = new TagTree(across, down);
    }

    /**
     * Cuts a precinct's part of a band into code-blocks (B.7).
     *
     * @param part not empty
     * @param blockWidth exponent, not more than the precinct's
     */
    static PrecinctBand of(Band band, Area part, int blockWidth, int blockHeight) {
        Area cells = part.cells(blockWidth, blockHeight);
        List<CodeBlock> blocks = new ArrayList<>((int) cells.size());
        for (int y = cells.y0(); y < cells.y1(); y++) {
            for (int x = cells.x0(); x < cells.x1(); x++) {
                blocks.add(new CodeBlock(
                        band,
                        part.intersection(
                                (long) x << blockWidth,
                                (long) y << blockHeight,
                                x + 1L << blockWidth,
                                y + 1L << blockHeight)));
            }
        }
        return new PrecinctBand(blocks, cells.width(), cells.height());
    }

    List<CodeBlock> blocks() {
        return blocks;
    }

    TagTree inclusion() {
        return inclusion;
    }

    TagTree zeroPlanes() {
        return zeroPlanes;
    }
}
