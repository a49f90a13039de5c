package org.secondread.models.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.secondread.models.runtime.TestingRuntime.context;
import static org.secondread.models.runtime.TestingRuntime.tensor;
import static org.secondread.models.runtime.TestingRuntime.values;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.secondread.domain.Cancellation;
import org.secondread.domain.Deadline;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.domain.Priority;
import org.secondread.domain.RequestContext;
import org.secondread.models.runtime.RuntimeSettings.Optimisation;
import org.secondread.models.runtime.TestingNetwork.Attribute;
import org.secondread.preprocessing.tensor.ElementType;
import org.secondread.preprocessing.tensor.Tensor;

class DjlRuntimeTest {
    private final DjlRuntime runtime = TestingRuntime.start();
    private ModelRunner runner = runtime.load("transposing", transposing());

    /** y = transpose(x) with weights that differ along every axis: a swapped axis cannot pass. */
    private static byte[] transposing() {
        return new TestingNetwork()
                .input("x", -1, 2, 3)
                .output("y", -1, 3, 2)
                .constant("weights", new long[] {1, 2, 3}, 1, 2, 3, 10, 20, 30)
                .node("Mul", List.of("x", "weights"), "weighted")
                .node("Transpose", List.of("weighted"), "y", Attribute.list("perm", 0, 2, 1))
                .toOnnx();
    }

    private static Tensor output(long... shape) {
        return Tensor.allocate("y", ElementType.FLOAT32, shape);
    }

    private DiagnosisException refusal(List<Tensor> inputs, List<Tensor> outputs) {
        return catchThrowableOfType(DiagnosisException.class, () -> runner.run(inputs, outputs, context()));
    }

    private void use(byte[] onnx) {
        runner.close();
        runner = runtime.load("other", onnx);
    }

    @AfterEach
    void close() {
        runner.close();
    }

    @Test
    void signature_isWhatTheFileDeclares() {
        assertThat(runner.signature().inputs())
                .containsExactly(new TensorForm("x", ElementType.FLOAT32, List.of(TensorForm.ANY, 2L, 3L)));
        assertThat(runner.signature().outputs())
                .containsExactly(new TensorForm("y", ElementType.FLOAT32, List.of(TensorForm.ANY, 3L, 2L)));
    }

    @Test
    void run_writesIntoTheGivenOutput() {
        Tensor y = output(2, 3, 2);

        runner.run(
                List.of(tensor("x", new long[] {2, 2, 3}, 1, 2, 3, 4, 5, 6, 1, 1, 1, 1, 1, 1)), List.of(y), context());

        assertThat(values(y)).containsExactly(1, 40, 4, 100, 9, 180, 1, 10, 2, 20, 3, 30);
    }

    @Test
    void run_takesAPartOfALargerBuffer() {
        ByteBuffer large = tensor("x", new long[] {3, 2, 3}, new float[18]).data();
        large.asFloatBuffer().put(6, new float[] {1, 1, 1, 1, 1, 1});
        ByteBuffer middle = large.slice(24, 24).order(large.order());
        Tensor y = output(1, 3, 2);

        runner.run(List.of(new Tensor("x", ElementType.FLOAT32, new long[] {1, 2, 3}, middle)), List.of(y), context());

        assertThat(values(y)).containsExactly(1, 10, 2, 20, 3, 30);
    }

    @Test
    void wrongLength_isRefusedByNameBeforeAnyNativeCall() {
        DiagnosisException refusal =
                refusal(List.of(tensor("x", new long[] {1, 3, 2}, new float[6])), List.of(output(1, 3, 2)));

        assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
        assertThat(refusal).hasMessage("x: is FLOAT32 [1, 3, 2], the network wants FLOAT32 [any, 2, 3]");
    }

    @Test
    void wrongRank_isRefused() {
        assertThat(refusal(List.of(tensor("x", new long[] {6}, new float[6])), List.of(output(1, 3, 2)))
                        .attribute())
                .contains("x");
    }

    @Test
    void wrongType_isRefused() {
        Tensor integers = Tensor.allocate("x", ElementType.INT64, 1, 2, 3);

        assertThat(refusal(List.of(integers), List.of(output(1, 3, 2))))
                .hasMessage("x: is INT64 [1, 2, 3], the network wants FLOAT32 [any, 2, 3]");
    }

    @Test
    void missingInput_isNamed() {
        assertThat(refusal(List.of(), List.of(output(1, 3, 2)))).hasMessage("x: needed exactly once");
    }

    @Test
    void outputOfAnotherName_isNamed() {
        Tensor z = Tensor.allocate("z", ElementType.FLOAT32, 1, 3, 2);

        assertThat(refusal(List.of(tensor("x", new long[] {1, 2, 3}, new float[6])), List.of(z)))
                .hasMessage("z: the network has no such tensor");
    }

    @Test
    void outputOfAnotherBatch_isOursToNotice() {
        DiagnosisException failure =
                refusal(List.of(tensor("x", new long[] {1, 2, 3}, new float[6])), List.of(output(2, 3, 2)));

        assertThat(failure.code()).isEqualTo(ErrorCode.RUNTIME_FAILED);
    }

    @Test
    void inputNotANumber_isRefused() {
        float[] one = {0, 0, 0, 0, Float.NaN, 0};

        assertThat(refusal(List.of(tensor("x", new long[] {1, 2, 3}, one)), List.of(output(1, 3, 2))))
                .hasMessage("x: holds a value that is not a finite number");
    }

    @Test
    void infiniteOutput_isImplausible() {
        use(new TestingNetwork()
                .input("x", -1, 2, 3)
                .output("y", -1, 2, 3)
                .node("Reciprocal", List.of("x"), "y")
                .toOnnx());

        DiagnosisException failure = refusal(
                List.of(tensor("x", new long[] {1, 2, 3}, 1, 2, 3, 4, 5, 0)),
                List.of(Tensor.allocate("y", ElementType.FLOAT32, 1, 2, 3)));

        assertThat(failure.code()).isEqualTo(ErrorCode.MODEL_OUTPUT_IMPLAUSIBLE);
        assertThat(failure.attribute()).contains("y");
    }

    @Test
    void bytesThatAreNoNetwork_areRefusedByName() {
        DiagnosisException refusal =
                catchThrowableOfType(DiagnosisException.class, () -> runtime.load("broken", new byte[] {1, 2, 3}));

        assertThat(refusal.code()).isEqualTo(ErrorCode.CARD_INVALID);
        assertThat(refusal.attribute()).contains("broken");
    }

    @Test
    void elementTypesThatTensorsLack_areRefused() {
        byte[] casting = new TestingNetwork()
                .input("x", -1)
                .output("y", -1)
                .booleanOutput("yes", -1)
                .node("Identity", List.of("x"), "y")
                .node("Cast", List.of("x"), "yes", Attribute.of("to", 9))
                .toOnnx();

        assertThat(catchThrowableOfType(DiagnosisException.class, () -> runtime.load("casting", casting)))
                .hasMessage("yes: only tensors of float32 and int64 are supported");
    }

    /** Weights in another file would escape the digest, also when they lie where the process was started. */
    @ParameterizedTest
    @EnumSource
    void weightsOutsideTheFile_areRefused(Optimisation optimisation) throws IOException {
        Path weights = Files.write(Path.of("target", "weights.bin"), new byte[8]);
        DjlRuntime thus = DjlRuntime.start(new RuntimeSettings(1, optimisation, true, TestingRuntime.NATIVE_FOLDER));
        for (String place : List.of(weights.toString(), weights.toAbsolutePath().toString(), "../../weights.bin")) {
            byte[] external = new TestingNetwork()
                    .input("x", -1, 2)
                    .output("y", -1, 2)
                    .externalConstant("weights", place, 2)
                    .node("Mul", List.of("x", "weights"), "y")
                    .toOnnx();

            assertThat(catchThrowableOfType(DiagnosisException.class, () -> thus.load("external", external)))
                    .hasMessageContaining("External data path validation failed");
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyOptimisation_computesTheSame(Optimisation optimisation) {
        DjlRuntime thus = DjlRuntime.start(new RuntimeSettings(2, optimisation, true, TestingRuntime.NATIVE_FOLDER));
        Tensor y = output(1, 3, 2);

        try (ModelRunner other = thus.load("transposing", transposing())) {
            other.run(List.of(tensor("x", new long[] {1, 2, 3}, 1, 2, 3, 4, 5, 6)), List.of(y), context());
        }

        assertThat(values(y)).containsExactly(1, 40, 4, 100, 9, 180);
    }

    @Test
    void cancelledBefore_neverRuns() {
        Cancellation cancellation = new Cancellation();
        cancellation.cancel();

        DiagnosisException refusal = catchThrowableOfType(
                DiagnosisException.class,
                () -> runner.run(
                        List.of(tensor("x", new long[] {1, 2, 3}, new float[6])),
                        List.of(output(1, 3, 2)),
                        context(cancellation)));

        assertThat(refusal.code()).isEqualTo(ErrorCode.CANCELLED);
    }

    /** A chain of products that takes far longer than the test would wait. */
    private static byte[] endless() {
        TestingNetwork network = new TestingNetwork().input("x", 1200, 1200).output("y", 1200, 1200);
        String last = "x";
        for (int n = 0; n < 2000; n++) {
            network.node("MatMul", List.of(last, "x"), "product" + n);
            last = "product" + n;
        }
        return network.node("Identity", List.of(last), "y").toOnnx();
    }

    @Test
    @Timeout(30)
    void cancelledWhileRunning_endsBetweenTwoNodes() throws InterruptedException {
        use(endless());
        Cancellation cancellation = new Cancellation();
        Thread running = Thread.currentThread();
        Thread canceller = new Thread(() -> {
            while (!isComputing(running)) {
                Thread.onSpinWait();
            }
            cancellation.cancel();
        });
        canceller.start();

        DiagnosisException end = catchThrowableOfType(
                DiagnosisException.class,
                () -> runner.run(
                        List.of(Tensor.allocate("x", ElementType.FLOAT32, 1200, 1200)),
                        List.of(Tensor.allocate("y", ElementType.FLOAT32, 1200, 1200)),
                        context(cancellation)));

        canceller.join();
        assertThat(end.code()).isEqualTo(ErrorCode.CANCELLED);
    }

    private static boolean isComputing(Thread thread) {
        StackTraceElement[] stack = thread.getStackTrace();
        return stack.length > 0
                && stack[0].isNativeMethod()
                && stack[0].getClassName().equals("ai.onnxruntime.OrtSession");
    }

    @Test
    void deadlineInThePast_isOutOfTime() {
        RequestContext late = new RequestContext(
                "a", "t", Instant.EPOCH, Priority.ROUTINE, Deadline.after(Duration.ofSeconds(-1)), new Cancellation());

        DiagnosisException refusal = catchThrowableOfType(
                DiagnosisException.class,
                () -> runner.run(
                        List.of(tensor("x", new long[] {1, 2, 3}, new float[6])), List.of(output(1, 3, 2)), late));

        assertThat(refusal.code()).isEqualTo(ErrorCode.OUT_OF_TIME);
    }

    /** The Java heap may grow in some of the rounds; a native leak of half a kilobyte a run shows in every one. */
    @Test
    void thousandsOfRuns_keepNativeMemoryFlat() throws IOException {
        Tensor x = tensor("x", new long[] {1, 2, 3}, new float[6]);
        Tensor y = output(1, 3, 2);
        long leastGrowthKib = Long.MAX_VALUE;
        for (int round = 0; round < 8; round++) {
            long beforeKib = residentKib();
            for (int n = 0; n < 10_000; n++) {
                runner.run(List.of(x), List.of(y), context());
            }
            leastGrowthKib = Math.min(leastGrowthKib, residentKib() - beforeKib);
        }

        assertThat(leastGrowthKib).isLessThan(5_000);
    }

    private static long residentKib() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void versions_areThoseOfTheLibrariesInUse() {
        assertThat(runtime.versions().runtime()).matches("ONNX Runtime \\d+\\.\\d+\\.\\d+");
        assertThat(runtime.versions().engine()).matches("Deep Java Library \\d+\\.\\d+\\.\\d+");
    }

    @Test
    void natives_lieInTheGivenFolder() throws IOException {
        try (var folders = Files.list(TestingRuntime.NATIVE_FOLDER)) {
            Path release = folders.filter(
                            folder -> folder.getFileName().toString().startsWith("onnxruntime-"))
                    .findFirst()
                    .orElseThrow();
            assertThat(release.resolve(System.mapLibraryName("onnxruntime"))).exists();
        }
    }
}
