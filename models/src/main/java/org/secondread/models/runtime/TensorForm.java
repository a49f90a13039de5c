package org.secondread.models.runtime;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.secondread.preprocessing.tensor.ElementType;
import org.secondread.preprocessing.tensor.Tensor;

/**
 * What a network declares of one of its inputs or outputs.
 *
 * @param lengths length of each axis, slowest first; {@link #ANY} where the network leaves it open
 */
public record TensorForm(String name, ElementType type, List<Long> lengths) {
    /** An axis of any length, such as the batch axis. */
    public static final long ANY = -1;

    public TensorForm {
        lengths = List.copyOf(lengths);
    }

    /** Whether a tensor of this type and shape may stand here. */
    public boolean accepts(Tensor tensor) {
        long[] shape = tensor.shape();
        boolean fits = tensor.type() == type && shape.length == lengths.size();
        for (int axis = 0; fits && axis < shape.length; axis++) {
            fits = lengths.get(axis) == ANY ? shape[axis] > 0 : shape[axis] == lengths.get(axis);
        }
        return fits;
    }

    static String describe(ElementType type, long[] shape) {
        return type
                + LongStream.of(shape)
                        .mapToObj(length -> length == ANY ? "any" : Long.toString(length))
                        .collect(Collectors.joining(", ", " [", "]"));
    }

    /** Type and shape for people, such as {@code FLOAT32 [any, 1, 128, 128]}. */
    public String describe() {
        return describe(type, lengths.stream().mapToLong(Long::longValue).toArray());
    }
}
