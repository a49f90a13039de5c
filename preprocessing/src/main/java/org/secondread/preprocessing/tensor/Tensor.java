package org.secondread.preprocessing.tensor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * A named, dense array in row-major order (last axis fastest).
 *
 * @param name the model's input or output name
 * @param shape length of each axis, slowest first
 * @param data direct buffer in native byte order, exactly as long as the shape says; the runtime reads garbage from any
 *     other order without noticing, so {@link #allocate} is the only maker
 */
public record Tensor(String name, ElementType type, long[] shape, ByteBuffer data) {
    public Tensor {
        if (!data.isDirect() || data.order() != ByteOrder.nativeOrder()) {
            throw new IllegalArgumentException("tensor " + name + " needs a direct buffer in native order");
        }
        if (data.capacity() != byteCount(type, shape)) {
            throw new IllegalArgumentException(
                    "tensor " + name + ": " + data.capacity() + " bytes for shape " + Arrays.toString(shape));
        }
    }

    /** A tensor of zeros. */
    public static Tensor allocate(String name, ElementType type, long... shape) {
        int bytes = Math.toIntExact(byteCount(type, shape));
        return new Tensor(name, type, shape, ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder()));
    }

    /** All elements of a FLOAT32 tensor; shares the memory, with a position of its own. */
    public FloatBuffer floats() {
        if (type != ElementType.FLOAT32) {
            throw new IllegalStateException("tensor " + name + " holds " + type);
        }
        return data.duplicate().order(ByteOrder.nativeOrder()).clear().asFloatBuffer();
    }

    private static long byteCount(ElementType type, long[] shape) {
        long count = type.bytes();
        for (long length : shape) {
            count = Math.multiplyExact(count, length);
        }
        return count;
    }
}
