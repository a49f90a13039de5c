package org.secondread.preprocessing.pixel.jpeg;

/** The coding processes that a frame header's marker names (T.81 table B.1). */
enum CodingProcess {
    BASELINE,
    EXTENDED,
    LOSSLESS;

    /** @param marker second byte of a marker for which {@link #isFrame} holds */
    static CodingProcess of(int marker) {
        return switch (marker) {
            case 0xC0 -> BASELINE;
            case 0xC1 -> EXTENDED;
            case 0xC3 -> LOSSLESS;
            case 0xC2 -> throw unread("progressive DCT");
            case 0xC5, 0xC6, 0xC7 -> throw unread("hierarchical mode");
            case 0xC9, 0xCA, 0xCB -> throw unread("arithmetic coding");
            default -> throw unread("arithmetic coding in hierarchical mode");
        };
    }

    /** SOF0 to SOF15: C0 to CF without DHT, JPG and DAC. */
    static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    boolean allows(int precision) {
        return switch (this) {
            case BASELINE -> precision == 8;
            case EXTENDED -> precision == 8 || precision == 12;
            case LOSSLESS -> precision >= 2 && precision <= 16;
        };
    }

    private static RuntimeException unread(String name) {
        return Refusal.malformed("uses " + name + ", which is not read");
    }
}
