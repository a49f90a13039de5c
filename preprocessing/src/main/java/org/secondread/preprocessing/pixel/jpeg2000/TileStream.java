package org.secondread.preprocessing.pixel.jpeg2000;

import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/** The parameters and packets of one tile, gathered from its tile-parts. */
final class TileStream {
    private final CodingParameters parameters;
    private @Nullable Cursor first;
    private @Nullable ByteArrayOutputStream joined;
    private int parts;

    TileStream(CodingParameters parameters) {
        this.parameters = parameters;
    }

    CodingParameters parameters() {
        return parameters;
    }

    /** Tile-parts so far. */
    int parts() {
        return parts;
    }

    void countPart() {
        parts++;
    }

    void add(Cursor body) {
        if (first == null) {
            first = body;
            return;
        }
        if (joined == null) {
            joined = new ByteArrayOutputStream();
            append(joined, first);
        }
        append(joined, body);
    }

    private static void append(ByteArrayOutputStream to, Cursor body) {
        to.write(body.bytes(), body.at(), body.remaining());
    }

    /** All packets one after another. */
    Cursor packets() {
        if (joined != null) {
            byte[] all = joined.toByteArray();
            return new Cursor(all, 0, all.length);
        }
        if (first == null) {
            throw Refusal.truncated();
        }
        return first;
    }
}
