package org.secondread.cli.fuzz;

/** Where a mutation strikes. */
enum Mutation {
    /** Tag, representation, length or value of a data element. */
    ELEMENT(32, false),
    /** Any bytes before the pixels. */
    HEADER(14, false),
    /** At a codestream's marker or in the segment that it begins. */
    MARKER(22, true),
    /** Any bytes of the pixels. */
    PIXELS(8, true),
    /** The file ends early, or bytes are taken out or doubled. */
    LENGTH(12, true),
    /** A stretch of another file. */
    SPLICE(12, true);

    private final int weight;
    private final boolean mayTouchPixels;

    Mutation(int weight, boolean mayTouchPixels) {
        this.weight = weight;
        this.mayTouchPixels = mayTouchPixels;
    }

    /** Per cent of all mutations. */
    int weight() {
        return weight;
    }

    /** Whether the frame's bytes may be others afterwards, so that no other decoder need agree on what they show. */
    boolean mayTouchPixels() {
        return mayTouchPixels;
    }
}
