package org.secondread.preprocessing.tensor;

/** Element types that tensors have here, with their size in bytes. */
public enum ElementType {
    FLOAT32(4),
    INT64(8);

    private final int bytes;

    ElementType(int bytes) {
        this.bytes = bytes;
    }

    public int bytes() {
        return bytes;
    }
}
