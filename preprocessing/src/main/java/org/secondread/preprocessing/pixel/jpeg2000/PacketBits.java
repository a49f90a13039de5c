package org.secondread.preprocessing.pixel.jpeg2000;

/** Bits of a packet header (T.800 B.10.1): after a byte FFH the next holds seven. */
final class PacketBits {
    private final Cursor cursor;
    private int current;
    private int left;

    PacketBits(Cursor cursor) {
        this.cursor = cursor;
    }

    int bit() {
        if (left == 0) {
            left = current == 0xFF ? 7 : 8;
            current = cursor.u8();
        }
        return current >> --left & 1;
    }

    int bits(int count) {
        int value = 0;
        for (int n = 0; n < count; n++) {
            value = value << 1 | bit();
        }
        return value;
    }

    /** Passes over the rest of the last byte, and over the one that is stuffed behind FFH. */
    void align() {
        if (current == 0xFF) {
            cursor.skip(1);
        }
        current = 0;
        left = 0;
    }
}
