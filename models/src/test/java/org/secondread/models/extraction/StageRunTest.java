package org.secondread.models.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.secondread.domain.CpuBudget;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.domain.PatientGrid;
import org.secondread.domain.RequestContext;
import org.secondread.domain.Vector3;
import org.secondread.models.catalog.RescoringStage;
import org.secondread.models.catalog.RescoringStage.FinalScore;
import org.secondread.models.catalog.Stage.Onnx;
import org.secondread.models.runtime.ModelRunner;
import org.secondread.models.runtime.Signature;
import org.secondread.models.runtime.TestingRuntime;
import org.secondread.preprocessing.tensor.InputSpec;
import org.secondread.preprocessing.tensor.InputSpec.Patches;
import org.secondread.preprocessing.tensor.InputSpec.Window;
import org.secondread.preprocessing.tensor.Tensor;
import org.secondread.preprocessing.tensor.TensorSequence;

class StageRunTest {
    private static final Patches PATCHES = new Patches(2, 1, 1, new Vector3(1, 1, 1));
    private static final RescoringStage STAGE = new RescoringStage(
            "scorer",
            new Onnx("s.onnx", ""),
            3,
            new InputSpec("patch", PATCHES, new Window(0, 1)),
            PATCHES,
            "score",
            FinalScore.OWN);

    private final CpuBudget budget = new CpuBudget(1);
    private final FakeRunner runner = new FakeRunner();
    private final StageRun run =
            new StageRun(STAGE, runner, new Walk(TestingRuntime.context(), budget, WalkListener.NONE));

    @AfterEach
    void close() {
        budget.close();
    }

    /** Sample n holds n/100 and 1/2. */
    private static final class NumberedSamples implements TensorSequence {
        @Override
        public int count() {
            return 100;
        }

        @Override
        public long[] sampleShape() {
            return new long[] {1, 1, 1, 1, 2};
        }

        @Override
        public PatientGrid grid(int index) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void write(int index, FloatBuffer into) {
            into.put(index / 100f).put(0.5f);
        }
    }

    /** Answers each sample with its first value times a factor, and remembers the shapes it was given. */
    private static final class FakeRunner implements ModelRunner {
        final List<List<Long>> shapes = new ArrayList<>();
        float factor = 1;

        @Override
        public Signature signature() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void run(List<Tensor> inputs, List<Tensor> outputs, RequestContext context) {
            FloatBuffer in = inputs.get(0).floats();
            FloatBuffer out = outputs.get(0).floats();
            shapes.add(List.of(inputs.get(0).shape()[0], outputs.get(0).shape()[0], (long) in.limit()));
            while (out.hasRemaining()) {
                out.put(factor * in.get());
                in.get();
            }
        }

        @Override
        public void close() {}
    }

    @Test
    void samples_goInFullBatchesAndARest() {
        List<Float> answers = new ArrayList<>();

        run.run(new NumberedSamples(), 10, 17, (from, to, outputs) -> {
            assertThat(outputs.remaining()).isEqualTo(to - from);
            while (outputs.hasRemaining()) {
                answers.add(outputs.get());
            }
        });

        assertThat(runner.shapes).containsExactly(List.of(3L, 3L, 6L), List.of(3L, 3L, 6L), List.of(1L, 1L, 2L));
        assertThat(answers).containsExactly(0.1f, 0.11f, 0.12f, 0.13f, 0.14f, 0.15f, 0.16f);
    }

    @Test
    void outputAboveOne_isImplausible() {
        runner.factor = 20;

        DiagnosisException failure = catchThrowableOfType(
                DiagnosisException.class, () -> run.run(new NumberedSamples(), 4, 7, (from, to, outputs) -> {}));

        assertThat(failure.code()).isEqualTo(ErrorCode.MODEL_OUTPUT_IMPLAUSIBLE);
        assertThat(failure).hasMessage("score: holds a value that is not from 0 to 1");
    }

    @Test
    void noSamples_areNoRun() {
        run.run(new NumberedSamples(), 5, 5, (from, to, outputs) -> {});

        assertThat(runner.shapes).isEmpty();
    }
}
