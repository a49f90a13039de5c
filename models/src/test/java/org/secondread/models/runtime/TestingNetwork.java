package org.secondread.models.runtime;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * Builds small ONNX networks (opset 13) as bytes. Field numbers are those of the published onnx.proto.
 *
 * <p>Lengths of axes: a negative number is the open axis "N".
 */
public final class TestingNetwork {
    private static final int FLOAT = 1;
    private static final int INT64 = 7;
    private static final int BOOL = 9;

    private final ProtobufWriter graph = new ProtobufWriter().text(2, "testing");

    public TestingNetwork input(String name, long... lengths) {
        graph.message(11, value(name, FLOAT, lengths));
        return this;
    }

    public TestingNetwork output(String name, long... lengths) {
        graph.message(12, value(name, FLOAT, lengths));
        return this;
    }

    public TestingNetwork booleanOutput(String name, long... lengths) {
        graph.message(12, value(name, BOOL, lengths));
        return this;
    }

    /** A float constant. */
    public TestingNetwork constant(String name, long[] lengths, float... values) {
        ByteBuffer raw = ByteBuffer.allocate(values.length * 4).order(ByteOrder.LITTLE_ENDIAN);
        raw.asFloatBuffer().put(values);
        return initializer(name, FLOAT, lengths, raw.array());
    }

    /** A one-dimensional int64 constant, such as axes or a shape. */
    public TestingNetwork constant(String name, long... values) {
        ByteBuffer raw = ByteBuffer.allocate(values.length * 8).order(ByteOrder.LITTLE_ENDIAN);
        raw.asLongBuffer().put(values);
        return initializer(name, INT64, new long[] {values.length}, raw.array());
    }

    private TestingNetwork initializer(String name, int type, long[] lengths, byte[] raw) {
        ProtobufWriter tensor = new ProtobufWriter();
        for (long length : lengths) {
            tensor.integer(1, length);
        }
        graph.message(5, tensor.integer(2, type).text(8, name).bytes(9, raw));
        return this;
    }

    /** A float constant whose values lie in another file. */
    public TestingNetwork externalConstant(String name, String file, long... lengths) {
        ProtobufWriter tensor = new ProtobufWriter();
        for (long length : lengths) {
            tensor.integer(1, length);
        }
        ProtobufWriter location = new ProtobufWriter().text(1, "location").text(2, file);
        graph.message(
                5, tensor.integer(2, FLOAT).text(8, name).message(13, location).integer(14, 1));
        return this;
    }

    /** A node with one output; attributes are integers or lists of integers. */
    public TestingNetwork node(String operator, List<String> inputs, String output, Attribute... attributes) {
        ProtobufWriter node = new ProtobufWriter();
        inputs.forEach(input -> node.text(1, input));
        node.text(2, output).text(3, output).text(4, operator);
        for (Attribute attribute : attributes) {
            node.message(5, attribute.message());
        }
        graph.message(1, node);
        return this;
    }

    public byte[] toOnnx() {
        ProtobufWriter opset = new ProtobufWriter().text(1, "").integer(2, 13);
        return new ProtobufWriter()
                .integer(1, 8)
                .text(2, "secondread tests")
                .message(7, graph)
                .message(8, opset)
                .toBytes();
    }

    private static ProtobufWriter value(String name, int type, long... lengths) {
        ProtobufWriter shape = new ProtobufWriter();
        for (long length : lengths) {
            ProtobufWriter axis = new ProtobufWriter();
            shape.message(1, length < 0 ? axis.text(2, "N") : axis.integer(1, length));
        }
        ProtobufWriter tensor = new ProtobufWriter().integer(1, type).message(2, shape);
        return new ProtobufWriter().text(1, name).message(2, new ProtobufWriter().message(1, tensor));
    }

    /** An integer or a list of integers. */
    @SuppressWarnings("ArrayRecordComponent") // written, never compared
    public record Attribute(String name, boolean list, long... values) {
        public static Attribute of(String name, long value) {
            return new Attribute(name, false, value);
        }

        public static Attribute list(String name, long... values) {
            return new Attribute(name, true, values);
        }

        private ProtobufWriter message() {
            ProtobufWriter attribute = new ProtobufWriter().text(1, name);
            for (long value : values) {
                attribute.integer(list ? 8 : 3, value);
            }
            return attribute.integer(20, list ? 7 : 2);
        }
    }
}
