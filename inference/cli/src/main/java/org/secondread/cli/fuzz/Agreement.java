package org.secondread.cli.fuzz;

/** How what we and another reader see in one file compare, and by which rule it may be. */
enum Agreement {
    EQUAL("seen equally"),

    /** Decoders of a lossy codestream may round on their own (T.83 and T.803 test to a tolerance). */
    WITHIN_LOSS("seen within 2 of our values, in a lossy codestream, whose decoders round each on its own"),

    /** The header is broken in a way that we tolerate and the other does not; no mutation touched the pixels. */
    AS_SOUND("not read by the other, and seen by us as the other sees the file before it was mutated"),

    /** Nothing to compare with. */
    UNREAD("not read by the other, and seen by us otherwise than it sees the sound file, or it reads neither"),

    OTHERWISE("seen otherwise");

    private final String text;

    Agreement(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }

    /** Whether the other has spoken on this file or on the sound one. */
    boolean isCompared() {
        return this != UNREAD;
    }
}
