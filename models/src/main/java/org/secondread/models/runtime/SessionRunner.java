package org.secondread.models.runtime;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.nio.FloatBuffer;
import java.util.List;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.domain.RequestContext;
import org.secondread.preprocessing.tensor.ElementType;
import org.secondread.preprocessing.tensor.Tensor;

/** A network in this process. Inputs and outputs are used where they lie: nothing is copied on either side. */
final class SessionRunner implements ModelRunner {
    private final Model model;
    private final SessionBlock block;
    private final Signature signature;
    private final boolean shrinkMemory;

    /** @param model of one {@link SessionBlock}; closed together with this runner */
    SessionRunner(Model model, Signature signature, boolean shrinkMemory) {
        this.model = model;
        this.block = (SessionBlock) model.getBlock();
        this.signature = signature;
        this.shrinkMemory = shrinkMemory;
    }

    @Override
    public Signature signature() {
        return signature;
    }

    @Override
    public void run(List<Tensor> inputs, List<Tensor> outputs, RequestContext context) {
        signature.require(inputs, outputs);
        requireFinite(inputs, ErrorCode.INVALID_REQUEST);
        context.requireAlive();
        forward(inputs, outputs, context);
        requireFinite(outputs, ErrorCode.MODEL_OUTPUT_IMPLAUSIBLE);
    }

    private void forward(List<Tensor> inputs, List<Tensor> outputs, RequestContext context) {
        try (NDManager manager = model.getNDManager().newSubManager();
                RunTermination termination = new RunTermination(context.cancellation(), shrinkMemory)) {
            PairList<String, Object> parameters = new PairList<>();
            parameters.add(SessionBlock.OUTPUTS, arrays(manager, outputs));
            parameters.add(SessionBlock.TERMINATION, termination);
            block.forward(new ParameterStore(manager, true), arrays(manager, inputs), false, parameters);
        } catch (DiagnosisException e) {
            context.requireAlive();
            throw e;
        }
    }

    private static NDList arrays(NDManager manager, List<Tensor> tensors) {
        NDList arrays = new NDList(tensors.size());
        for (Tensor tensor : tensors) {
            NDArray array = manager.create(tensor.data(), new Shape(tensor.shape()), dataType(tensor.type()));
            array.setName(tensor.name());
            arrays.add(array);
        }
        return arrays;
    }

    private static DataType dataType(ElementType type) {
        return switch (type) {
            case FLOAT32 -> DataType.FLOAT32;
            case INT64 -> DataType.INT64;
        };
    }

    private static void requireFinite(List<Tensor> tensors, ErrorCode code) {
        for (Tensor tensor : tensors) {
            if (tensor.type() == ElementType.FLOAT32 && !isFinite(tensor.floats())) {
                throw DiagnosisException.of(code, tensor.name(), "holds a value that is not a finite number");
            }
        }
    }

    /** Zero times a finite number is zero; times an infinite one, or not a number, it is not a number. */
    private static boolean isFinite(FloatBuffer values) {
        float zero = 0;
        for (int n = 0; n < values.limit(); n++) {
            zero += values.get(n) * 0f;
        }
        return zero == 0;
    }

    @Override
    public void close() {
        block.close();
        model.close();
    }
}
