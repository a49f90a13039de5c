package org.secondread.micro;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.secondread.preprocessing.pixel.Samples;

class MicroBenchTest {
    private static final Set<String> WITH_LOSS = Set.of("jpeg-8-bit", "jpeg-ls-near", "jpeg-2000-lossy");

    @TempDir
    private static Path scratch;

    private static final ByteArrayOutputStream PRINTED = new ByteArrayOutputStream();
    private static ChainedOptionsBuilder options;

    @BeforeAll
    static void prepare() throws IOException {
        PrintStream out = new PrintStream(PRINTED, true, StandardCharsets.UTF_8);
        options = new MicroBench(scratch, out).prepare(".*", Optional.empty());
    }

    @Test
    void everyEncoderLeavesAFrameOrAReason() {
        for (Encoder encoder : Encoder.ALL) {
            boolean named = PRINTED.toString(StandardCharsets.UTF_8).contains("left out: " + encoder.name() + ": ");
            assertThat(Files.exists(inputs().frame(encoder.name())))
                    .as(encoder.name())
                    .isNotEqualTo(named);
        }
    }

    @Test
    void framesWithoutLossHoldTheSlice() throws IOException {
        Samples slice = decoded(Inputs.SLICE);
        assertThat(((Samples.Shorts) slice).bits()).contains((short) 1024).hasSize(512 * 512);
        try (var frames = Files.list(inputs().frames())) {
            for (Path file : frames.toList()) {
                String name = file.getFileName().toString();
                if (!WITH_LOSS.contains(name)) {
                    assertThat(((Samples.Shorts) decoded(name)).bits())
                            .as(name)
                            .isEqualTo(((Samples.Shorts) slice).bits());
                }
            }
        }
    }

    @Test
    void anAbsentProgramIsNamed() throws IOException {
        Encoder absent = new Encoder("none", Inputs.SLICE, "no-such-encoder IN OUT", "");
        assertThat(absent.encode(scratch, scratch)).hasValue("no-such-encoder is not installed");
    }

    @Test
    void everyBenchmarkRunsOnEveryInput() throws IOException, RunnerException {
        System.setProperty("org.secondread.micro.inputs", scratch.toString());
        Collection<RunResult> results = new Runner(options.forks(0)
                        .warmupIterations(0)
                        .measurementIterations(1)
                        .measurementTime(TimeValue.milliseconds(1))
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
        long frames;
        try (var files = Files.list(inputs().frames())) {
            frames = files.count();
        }
        assertThat(results).hasSize((int) frames + 2 * 5).allSatisfy(result -> assertThat(
                        result.getPrimaryResult().getScore())
                .isPositive());
    }

    private static Samples decoded(String name) throws IOException {
        Frame frame = Frame.read(inputs().frame(name));
        return frame.decode(frame.samples());
    }

    private static Inputs inputs() {
        return new Inputs(scratch);
    }
}
