package org.secondread.preprocessing.pixel.syntax;

/** How the frames of a transfer syntax lie in the value of Pixel Data (PS3.5 sections 8.2 and A.4). */
public enum Encapsulation {
    /** One frame after another, without anything between them. */
    NONE(0, 0),
    /** Each frame is one item (PS3.5 A.4.2, A.4.11, A.4.12). */
    FRAGMENT_PER_FRAME(0, 0),
    /** Each frame is a codestream in one item or several: SOI and the next marker (ITU-T T.81 B.2.1, T.87 C.1.1). */
    JPEG(0xFFD8_FF00, 0xFFFF_FF00),
    /** Each frame is a codestream in one item or several: SOC and SIZ (ITU-T T.800 A.4.1, A.5.1). */
    JPEG_2000(0xFF4F_FF51, 0xFFFF_FFFF);

    private final int start;
    private final int mask;

    Encapsulation(int start, int mask) {
        this.start = start;
        this.mask = mask;
    }

    /** Whether a frame may be cut into several items; then its beginning can be told from the bytes. */
    public boolean mayFragment() {
        return mask != 0;
    }

    /** Whether an item that begins with these four bytes, the first one highest, may begin a frame. */
    public boolean isStart(int firstBytes) {
        return (firstBytes & mask) == start;
    }
}
