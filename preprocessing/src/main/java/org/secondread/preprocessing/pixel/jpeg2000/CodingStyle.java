package org.secondread.preprocessing.pixel.jpeg2000;

/**
 * What COD says of a whole tile (T.800 A.6.1).
 *
 * @param sop whether packets may begin with an SOP marker segment
 * @param eph whether packet headers end with an EPH marker
 * @param order of the packets
 * @param layers 1 to 65535
 * @param colourTransform whether the first three components were transformed together
 */
record CodingStyle(boolean sop, boolean eph, Progression order, int layers, boolean colourTransform) {
    /** Reads what stands between Scod, already read, and the component's part. */
    static CodingStyle read(int scod, Cursor segment) {
        Progression order = Progression.of(segment.u8());
        int layers = segment.u16();
        int transform = segment.u8();
        if (layers == 0 || transform > 1) {
            throw Refusal.malformed("COD has no layers or an unknown colour transform");
        }
        return new CodingStyle((scod & 2) != 0, (scod & 4) != 0, order, layers, transform == 1);
    }
}
