package org.secondread.preprocessing.pixel.jpeg2000;

import org.jspecify.annotations.Nullable;

/**
 * Gathers the tile-parts behind the main header (T.800 A.4.2). How many a tile has is counted, for the number that SOT
 * states (TNsot) is wrong in files of several makers; their order (TPsot) must be kept.
 */
final class TilePartReader {
    /** Bytes of a tile-part without packets: SOT segment and SOD. */
    static final int SHORTEST = 14;

    private final Cursor codestream;
    private final CodingParameters defaults;
    private final @Nullable TileStream[] tiles;
    private boolean ended;

    TilePartReader(Cursor codestream, CodingParameters defaults, int tiles) {
        this.codestream = codestream;
        this.defaults = defaults;
        this.tiles = new TileStream[tiles];
    }

    /** Reads to the end of codestream, or of the bytes. A tile without any tile-part is null. */
    @Nullable
    TileStream[] read() {
        while (codestream.isAt(Marker.SOT)) {
            readPart();
        }
        ended = codestream.isAt(Marker.EOC);
        return tiles;
    }

    /** Whether the codestream came to its EOC marker, so that every tile-part is there in full. */
    boolean ended() {
        return ended;
    }

    private void readPart() {
        int start = codestream.at();
        codestream.skip(2);
        if (codestream.u16() != 10) {
            throw Refusal.malformed("SOT has a wrong length");
        }
        int index = codestream.u16();
        long length = codestream.u32();
        int part = codestream.u8();
        codestream.skip(1);
        TileStream tile = tile(index, part);
        readHeader(new ParameterReader(tile.parameters(), true));
        int header = codestream.at() - start;
        if (length != 0 && length < header) {
            throw Refusal.malformed("a tile-part is shorter than its header");
        }
        tile.add(codestream.take(length == 0 ? lengthToEnd() : length - header));
    }

    private TileStream tile(int index, int part) {
        if (index >= tiles.length) {
            throw Refusal.malformed("a tile-part is of a tile that is not there");
        }
        TileStream tile = tiles[index];
        if (tile == null) {
            tile = new TileStream(defaults.forTile());
            tiles[index] = tile;
        }
        if (part != (tile.parts() & 0xFF)) {
            throw Refusal.malformed("a tile-part is missing or out of order");
        }
        tile.countPart();
        return tile;
    }

    private void readHeader(ParameterReader reader) {
        while (!codestream.isAt(Marker.SOD)) {
            int marker = codestream.u16();
            reader.read(marker, codestream.take(Math.max(0, codestream.u16() - 2)));
        }
        codestream.skip(2);
    }

    /** The last tile-part may leave its length open: it goes to the EOC, behind which DICOM may have put one byte. */
    private int lengthToEnd() {
        byte[] bytes = codestream.bytes();
        int end = codestream.at() + codestream.remaining();
        for (int at = end - 2; at >= Math.max(codestream.at(), end - 4); at--) {
            if ((bytes[at] & 0xFF) == 0xFF && (bytes[at + 1] & 0xFF) == 0xD9) {
                return at - codestream.at();
            }
        }
        return codestream.remaining();
    }
}
