package org.secondread.models.runtime;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.AbstractSymbolBlock;
import ai.djl.nn.ParameterList;
import ai.djl.onnxruntime.engine.OrtNDArray;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.preprocessing.tensor.ElementType;

/**
 * Deep Java Library's view of one ONNX Runtime session. Its own block offers neither a way to end a run nor one to have
 * outputs written into memory of ours, so this one takes both as parameters of the call.
 */
final class SessionBlock extends AbstractSymbolBlock implements AutoCloseable {
    /** Parameter of a call: an NDList of the arrays to write into. */
    static final String OUTPUTS = "outputs";

    /** Parameter of a call: the {@link RunTermination} in force. */
    static final String TERMINATION = "termination";

    private final OrtSession session;

    SessionBlock(OrtSession session) {
        this.session = session;
    }

    /**
     * What the network declares.
     *
     * @throws DiagnosisException CARD_INVALID when it uses sequences, maps or element types that tensors here do not have
     */
    Signature signature() {
        try {
            return new Signature(
                    forms(session.getInputInfo().values()),
                    forms(session.getOutputInfo().values()));
        } catch (OrtException e) {
            throw failed(e);
        }
    }

    private static List<TensorForm> forms(Collection<NodeInfo> nodes) {
        List<TensorForm> forms = new ArrayList<>();
        for (NodeInfo node : nodes) {
            if (!(node.getInfo() instanceof TensorInfo tensor)) {
                throw unsupported(node);
            }
            forms.add(new TensorForm(
                    node.getName(),
                    elementType(node, tensor),
                    LongStream.of(tensor.getShape()).boxed().toList()));
        }
        return forms;
    }

    private static ElementType elementType(NodeInfo node, TensorInfo tensor) {
        return switch (tensor.type) {
            case FLOAT -> ElementType.FLOAT32;
            case INT64 -> ElementType.INT64;
            default -> throw unsupported(node);
        };
    }

    private static DiagnosisException unsupported(NodeInfo node) {
        return DiagnosisException.of(
                ErrorCode.CARD_INVALID, node.getName(), "only tensors of float32 and int64 are supported");
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore parameterStore, NDList inputs, boolean training, PairList<String, Object> parameters) {
        NDList outputs = (NDList) parameters.get(OUTPUTS);
        RunTermination termination = (RunTermination) parameters.get(TERMINATION);
        try (OrtSession.Result result =
                session.run(tensors(inputs), Set.of(), tensors(outputs), termination.options())) {
            return outputs;
        } catch (OrtException e) {
            throw failed(e);
        }
    }

    private static Map<String, OnnxTensor> tensors(NDList arrays) {
        Map<String, OnnxTensor> tensors = new LinkedHashMap<>();
        for (NDArray array : arrays) {
            tensors.put(array.getName(), ((OrtNDArray) array).getTensor());
        }
        return tensors;
    }

    private static DiagnosisException failed(OrtException e) {
        return DiagnosisException.of(ErrorCode.RUNTIME_FAILED, "ONNX Runtime reports " + e.getCode())
                .causedBy(e);
    }

    @Override
    public ParameterList getDirectParameters() {
        throw new UnsupportedOperationException("the weights stay inside ONNX Runtime");
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw failed(e);
        }
    }
}
