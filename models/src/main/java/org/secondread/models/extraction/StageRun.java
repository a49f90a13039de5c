package org.secondread.models.extraction;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.stream.LongStream;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.models.catalog.Stage;
import org.secondread.models.runtime.ModelRunner;
import org.secondread.preprocessing.tensor.ElementType;
import org.secondread.preprocessing.tensor.Tensor;
import org.secondread.preprocessing.tensor.TensorSequence;

/**
 * Runs samples of a sequence through a stage's network. Samples are written where the network reads them, and answers are
 * read where it wrote them; this memory is used again by the next run.
 */
final class StageRun {
    private final Stage stage;
    private final ModelRunner runner;
    private final Walk walk;
    private final Pool<Batch> batches;

    StageRun(Stage stage, ModelRunner runner, Walk walk) {
        this.stage = stage;
        this.runner = runner;
        this.walk = walk;
        this.batches = new Pool<>(() -> new Batch(
                batchOf(stage.input().tensor(), stage.inputSampleShape()),
                batchOf(stage.output(), stage.outputSampleShape())));
    }

    /** What is done with the outputs of samples {@code from} to {@code to} − 1, which stand one after the other. */
    interface Answers {
        void accept(int from, int to, FloatBuffer outputs);
    }

    /** Input and output of a full batch. */
    private record Batch(Tensor input, Tensor output) {}

    /**
     * Runs samples {@code from} to {@code to} − 1 in full batches and a last one of what is left. Which samples share a run
     * is thus fixed, so that the numbers do not depend on the number of threads.
     *
     * @throws DiagnosisException MODEL_OUTPUT_IMPLAUSIBLE when an output is not from 0 to 1, and all of {@link
     *     ModelRunner#run}
     */
    void run(TensorSequence samples, int from, int to, Answers answers) {
        for (int first = from; first < to; first += stage.batch()) {
            int start = first;
            int end = Math.min(first + stage.batch(), to);
            batches.lend(batch -> runBatch(samples, start, end, batch, answers));
        }
    }

    private void runBatch(TensorSequence samples, int from, int to, Batch batch, Answers answers) {
        Tensor input = firstSamples(batch.input(), to - from);
        Tensor output = firstSamples(batch.output(), to - from);
        walk.timed(WalkStep.ENCODE, () -> {
            FloatBuffer into = input.floats();
            for (int sample = from; sample < to; sample++) {
                samples.write(sample, into);
            }
        });
        walk.timed(WalkStep.INFER, () -> runner.run(List.of(input), List.of(output), walk.context()));
        walk.timed(WalkStep.EXTRACT, () -> {
            requireUnitRange(output);
            answers.accept(from, to, output.floats());
        });
    }

    private Tensor batchOf(String name, long[] sampleShape) {
        return Tensor.allocate(name, ElementType.FLOAT32, withBatchAxis(stage.batch(), sampleShape));
    }

    /** A view of a batch's first samples. */
    private static Tensor firstSamples(Tensor batch, int count) {
        long[] shape = batch.shape().clone();
        int bytes = Math.toIntExact(batch.data().capacity() / shape[0] * count);
        shape[0] = count;
        return new Tensor(
                batch.name(),
                batch.type(),
                shape,
                batch.data().slice(0, bytes).order(batch.data().order()));
    }

    private static long[] withBatchAxis(int samples, long[] sampleShape) {
        return LongStream.concat(LongStream.of(samples), LongStream.of(sampleShape))
                .toArray();
    }

    private static void requireUnitRange(Tensor output) {
        FloatBuffer values = output.floats();
        for (int n = 0; n < values.limit(); n++) {
            float value = values.get(n);
            if (value < 0 || value > 1) {
                throw DiagnosisException.of(
                        ErrorCode.MODEL_OUTPUT_IMPLAUSIBLE, output.name(), "holds a value that is not from 0 to 1");
            }
        }
    }
}
