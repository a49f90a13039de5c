package org.secondread.models.catalog;

import java.util.ArrayList;
import java.util.List;
import org.secondread.domain.RequestContext;
import org.secondread.models.runtime.ModelRunner;
import org.secondread.models.runtime.ModelRuntime;
import org.secondread.models.runtime.Signature;
import org.secondread.models.runtime.TensorForm;
import org.secondread.preprocessing.tensor.ElementType;
import org.secondread.preprocessing.tensor.Tensor;

/** Loads anything as a network of the example card's forms, and counts what is open. */
final class FakeRuntime implements ModelRuntime {
    final List<String> opened = new ArrayList<>();
    final List<String> closed = new ArrayList<>();
    List<Long> tileLengths = List.of(TensorForm.ANY, 1L, 128L, 128L);
    List<Long> scoreLengths = List.of(TensorForm.ANY, 1L);
    String tileName = "tile";

    @Override
    public ModelRunner load(String name, byte[] onnx) {
        opened.add(name);
        return new FakeRunner(name, name.endsWith("detector") ? detector() : classifier());
    }

    private Signature detector() {
        return new Signature(
                List.of(new TensorForm(tileName, ElementType.FLOAT32, tileLengths)),
                List.of(new TensorForm("probability", ElementType.FLOAT32, List.of(TensorForm.ANY, 1L, 128L, 128L))));
    }

    private Signature classifier() {
        return new Signature(
                List.of(new TensorForm("patch", ElementType.FLOAT32, List.of(TensorForm.ANY, 1L, 32L, 40L, 40L))),
                List.of(new TensorForm("score", ElementType.FLOAT32, scoreLengths)));
    }

    @Override
    public Versions versions() {
        return new Versions("fake", "fake");
    }

    private final class FakeRunner implements ModelRunner {
        private final String name;
        private final Signature signature;

        FakeRunner(String name, Signature signature) {
            this.name = name;
            this.signature = signature;
        }

        @Override
        public Signature signature() {
            return signature;
        }

        @Override
        public void run(List<Tensor> inputs, List<Tensor> outputs, RequestContext context) {
            throw new UnsupportedOperationException("nothing is run here");
        }

        @Override
        public void close() {
            closed.add(name);
        }
    }
}
