package org.secondread.preprocessing.pixel.jpeg2000;

import org.secondread.preprocessing.pixel.PixelFormat;

/**
 * The SIZ marker segment (T.800 A.5.1): where image and tiles lie on the reference grid, and what a sample is.
 *
 * @param image the image's area
 * @param tileX0 left edge of the first column of tiles, which may lie before the image
 * @param tileY0 top edge of the first row of tiles
 * @param tileWidth width of a tile
 * @param tileHeight height of a tile
 * @param components samples of a pixel
 * @param precision bits of a sample
 * @param signed whether samples are two's complement
 */
record ImageSize(
        Area image,
        int tileX0,
        int tileY0,
        int tileWidth,
        int tileHeight,
        int components,
        int precision,
        boolean signed) {
    private static final int MAX_TILES = 65_535;

    /** Reads the segment after its length, and holds it against the format: nothing is allocated before. */
    static ImageSize read(Cursor segment, PixelFormat format) {
        segment.u16();
        int x1 = coordinate(segment);
        int y1 = coordinate(segment);
        Area image = new Area(coordinate(segment), coordinate(segment), x1, y1);
        int tileWidth = (int) Math.min(segment.u32(), Integer.MAX_VALUE);
        int tileHeight = (int) Math.min(segment.u32(), Integer.MAX_VALUE);
        int tileX0 = coordinate(segment);
        int tileY0 = coordinate(segment);
        requireFormat(image, format);
        requireCover(image.x0(), tileX0, tileWidth);
        requireCover(image.y0(), tileY0, tileHeight);
        int components = segment.u16();
        if (components != format.photometric().samples()) {
            throw Refusal.malformed("the number of components differs from Samples per Pixel");
        }
        int depth = components(segment, components);
        int precision = (depth & 0x7F) + 1;
        if (precision > format.bitsAllocated()) {
            throw Refusal.malformed("samples are wider than Bits Allocated");
        }
        return new ImageSize(image, tileX0, tileY0, tileWidth, tileHeight, components, precision, (depth & 0x80) != 0);
    }

    private static int coordinate(Cursor segment) {
        long value = segment.u32();
        if (value > Integer.MAX_VALUE) {
            throw Refusal.malformed("a coordinate of the reference grid is beyond reason");
        }
        return (int) value;
    }

    private static void requireFormat(Area image, PixelFormat format) {
        if (format.isFloat() || image.width() != format.columns() || image.height() != format.rows()) {
            throw Refusal.malformed("its size differs from Rows and Columns");
        }
    }

    private static void requireCover(int image, int tile, int length) {
        if (tile > image || (long) tile + length <= image) {
            throw Refusal.malformed("the first tile does not hold the image's first sample");
        }
    }

    private static int components(Cursor segment, int count) {
        int depth = segment.u8();
        requireFullSize(segment);
        for (int n = 1; n < count; n++) {
            if (segment.u8() != depth) {
                throw Refusal.unsupported("components of unequal depth are");
            }
            requireFullSize(segment);
        }
        return depth;
    }

    private static void requireFullSize(Cursor segment) {
        if (segment.u16() != 0x0101) {
            throw Refusal.unsupported("subsampled components are");
        }
    }

    /**
     * How many tiles there are. Each takes a tile-part of 14 bytes at least, so that what follows the header bounds it.
     *
     * @throws org.secondread.domain.DiagnosisException when the standard or the bytes left do not allow so many
     */
    int tiles(int bytesLeft) {
        long tiles = (long) tilesAcross() * tilesDown();
        if (tiles > MAX_TILES) {
            throw Refusal.malformed("has more than 65535 tiles");
        }
        if (tiles * TilePartReader.SHORTEST > bytesLeft) {
            throw Refusal.truncated();
        }
        return (int) tiles;
    }

    private int tilesAcross() {
        return (int) (((long) image.x1() - tileX0 + tileWidth - 1) / tileWidth);
    }

    private int tilesDown() {
        return (int) (((long) image.y1() - tileY0 + tileHeight - 1) / tileHeight);
    }

    /** Area of a tile, cut to the image (B-7 to B-10). */
    Area tile(int index) {
        long left = tileX0 + (long) (index % tilesAcross()) * tileWidth;
        long top = tileY0 + (long) (index / tilesAcross()) * tileHeight;
        return image.intersection(left, top, left + tileWidth, top + tileHeight);
    }
}
