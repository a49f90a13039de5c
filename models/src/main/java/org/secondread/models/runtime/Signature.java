package org.secondread.models.runtime;

import java.util.List;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.preprocessing.tensor.Tensor;

/**
 * The inputs and outputs of a network, in its own order.
 */
public record Signature(List<TensorForm> inputs, List<TensorForm> outputs) {
    public Signature {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /**
     * Checks names, types, ranks and lengths before anything native is called: a failing native call costs memory that is
     * never given back.
     *
     * @throws DiagnosisException INVALID_REQUEST naming the tensor
     */
    void require(List<Tensor> given, List<Tensor> wanted) {
        requireAll(inputs, given);
        for (Tensor tensor : wanted) {
            require(outputs, tensor);
        }
    }

    private static void requireAll(List<TensorForm> forms, List<Tensor> given) {
        given.forEach(tensor -> require(forms, tensor));
        for (TensorForm form : forms) {
            if (given.stream().filter(t -> t.name().equals(form.name())).count() != 1) {
                throw DiagnosisException.of(ErrorCode.INVALID_REQUEST, form.name(), "needed exactly once");
            }
        }
    }

    private static void require(List<TensorForm> forms, Tensor tensor) {
        TensorForm form = forms.stream()
                .filter(candidate -> candidate.name().equals(tensor.name()))
                .findFirst()
                .orElseThrow(() -> DiagnosisException.of(
                        ErrorCode.INVALID_REQUEST, tensor.name(), "the network has no such tensor"));
        if (!form.accepts(tensor)) {
            throw DiagnosisException.of(
                    ErrorCode.INVALID_REQUEST,
                    tensor.name(),
                    "is " + TensorForm.describe(tensor.type(), tensor.shape()) + ", the network wants "
                            + form.describe());
        }
    }
}
