package org.secondread.models.runtime;

import java.util.List;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.RequestContext;
import org.secondread.preprocessing.tensor.Tensor;

/**
 * One loaded network: named tensors in, named tensors out. Usable from several threads at once; it orders nothing and
 * knows neither series nor cards.
 */
public interface ModelRunner extends AutoCloseable {
    Signature signature();

    /**
     * Runs the network once. What the run allocates natively is given back before it returns.
     *
     * @param inputs every input of the network, once each
     * @param outputs the outputs that are wanted, in their exact shapes; the network writes into them
     * @param context a cancellation ends the run between two of the network's nodes
     * @throws DiagnosisException INVALID_REQUEST when a tensor's name, type or shape does not fit or an input is not finite,
     *     MODEL_OUTPUT_IMPLAUSIBLE when an output is not finite, CANCELLED, OUT_OF_TIME, RUNTIME_FAILED
     */
    void run(List<Tensor> inputs, List<Tensor> outputs, RequestContext context);

    /** Frees the network; runs must have ended. */
    @Override
    void close();
}
