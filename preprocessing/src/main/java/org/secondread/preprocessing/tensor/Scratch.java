package org.secondread.preprocessing.tensor;

/** Working memory of one thread, so that encoding a sample allocates nothing. Valid until the same thread asks again. */
final class Scratch {
    private static final ThreadLocal<float[]> FLOATS = ThreadLocal.withInitial(() -> new float[0]);

    private Scratch() {}

    /** At least {@code length} values with unknown content. */
    static float[] floats(int length) {
        float[] floats = FLOATS.get();
        if (floats.length < length) {
            floats = new float[length];
            FLOATS.set(floats);
        }
        return floats;
    }
}
