package org.secondread.cli.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secondread.cli.testing.Needs;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.phantoms.series.SeriesFile;

class FuzzBenchTest {
    private static final FuzzLimits LIMITS = new FuzzLimits(256_000_000, Duration.ofSeconds(20), 2, 100);

    @TempDir
    Path folder;

    @Test
    @Tag("needs-data")
    void brokenFilesOfEveryKind_areReadOrRefused() throws Exception {
        assertClean(FuzzInputs.of(7, Needs.data().resolve("codecs")), 6_000);
    }

    @Test
    void brokenPhantoms_areReadOrRefused() throws Exception {
        assertClean(FuzzInputs.of(11, Files.createDirectory(folder.resolve("none"))), 3_000);
    }

    @Test
    void equalNumbers_giveEqualInputs() throws IOException {
        FuzzInputs one = FuzzInputs.of(3, folder);
        FuzzInputs other = FuzzInputs.of(3, folder);

        for (long n = 0; n < 50; n++) {
            assertThat(bytes(one, n)).isEqualTo(bytes(other, n));
        }
        assertThat(bytes(FuzzInputs.of(4, folder), 0)).isNotEqualTo(bytes(one, 0));
    }

    @Test
    void mostMutations_strikeHeadersAndMarkers_andAFifthIsSeries() throws IOException {
        FuzzInputs inputs = FuzzInputs.of(5, folder);

        long series = LongStream.range(0, 2_000)
                .filter(n -> inputs.input(n).mutant().isEmpty())
                .count();

        assertThat(Mutation.ELEMENT.weight() + Mutation.HEADER.weight() + Mutation.MARKER.weight())
                .isGreaterThan(50);
        assertThat(series).isBetween(340L, 460L);
    }

    @Test
    void anythingButARefusalOfTheInput_isAFailure() {
        assertThat(outcome(() -> {
                    throw new IllegalStateException("ours");
                }))
                .isInstanceOf(Outcome.Failed.class);
        assertThat(outcome(() -> {
                    throw new StackOverflowError();
                }))
                .isInstanceOf(Outcome.Failed.class);
        assertThat(outcome(() -> {
                    throw DiagnosisException.of(ErrorCode.INTERNAL, "ours");
                }))
                .isInstanceOf(Outcome.Failed.class);
        assertThat(outcome(() -> {
                    throw DiagnosisException.of(ErrorCode.TRUNCATED, "theirs");
                }))
                .isEqualTo(new Outcome.Refused(ErrorCode.TRUNCATED));
        assertThat(outcome(() -> {})).isEqualTo(new Outcome.Accepted("digest"));
    }

    private static Outcome outcome(Runnable body) {
        FuzzTarget target = files -> {
            body.run();
            return "digest";
        };
        return target.outcome(List.of());
    }

    private void assertClean(FuzzInputs inputs, long rounds) throws Exception {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        Path scratch = Files.createDirectory(folder.resolve("scratch"));

        boolean sound = new FuzzBench(inputs, LIMITS, scratch, new PrintStream(said, true, StandardCharsets.UTF_8))
                .run(0, rounds);

        assertThat(sound).as(said.toString(StandardCharsets.UTF_8)).isTrue();
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("SERIES", "ELEMENT", "MARKER");
    }

    private static List<List<Byte>> bytes(FuzzInputs inputs, long number) {
        return inputs.input(number).files().stream()
                .map(SeriesFile::bytes)
                .map(FuzzBenchTest::boxed)
                .toList();
    }

    private static List<Byte> boxed(byte[] bytes) {
        Byte[] boxed = new Byte[bytes.length];
        for (int n = 0; n < bytes.length; n++) {
            boxed[n] = bytes[n];
        }
        return List.of(boxed);
    }
}
