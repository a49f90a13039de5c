package org.secondread.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.secondread.server.testing.FakeSeriesAnalysis.SEGMENTATION_BYTES;
import static org.secondread.server.testing.FakeSeriesAnalysis.noise;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.server.testing.RunningServer;

/** The example client, with stubs generated from the public files by Python's own tools. */
@Tag("needs-python")
class PythonClientTest {
    private static final Path API = Path.of("../api");
    private static final Path PROTOS = API.resolve("src/main/protobuf");

    @TempDir
    static Path client;

    @TempDir
    Path folder;

    private static String python = "";

    private record Outcome(int status, String output) {}

    @BeforeAll
    static void generateStubs() throws Exception {
        python = System.getenv().getOrDefault("SECONDREAD_PYTHON", "");
        if (python.isEmpty() && "true".equals(System.getenv("CI"))) {
            fail("SECONDREAD_PYTHON names no Python interpreter with the packages of requirements-test.txt");
        }
        assumeTrue(!python.isEmpty(), "SECONDREAD_PYTHON names no Python interpreter");
        List<String> command = new ArrayList<>(List.of(
                "-m",
                "grpc_tools.protoc",
                "-I",
                PROTOS.toString(),
                "--python_out=" + client,
                "--grpc_python_out=" + client));
        try (Stream<Path> protos = Files.list(PROTOS.resolve("secondread/v1"))) {
            protos.map(Path::toString).forEach(command::add);
        }
        Files.copy(API.resolve("examples/analyze.py"), client.resolve("analyze.py"));

        assertThat(run(command)).isEqualTo(new Outcome(0, ""));
    }

    @Test
    void series_isAnalysedAndSaved() throws Exception {
        Path series = Files.createDirectory(folder.resolve("series"));
        Files.write(series.resolve("1.dcm"), noise(1_300_000, 1));
        Files.write(series.resolve("2.dcm"), noise(10, 2));
        try (RunningServer running = new RunningServer(folder, Map.of()).awaitReady()) {

            Outcome outcome = analyze(running, series);

            assertThat(outcome.output())
                    .contains("lung-nodule 1.0.0: 2 finding(s)")
                    .contains("Nodule, Lung at (-52.5, -148.2, 60.1) mm LPS, score 0.875");
            assertThat(outcome.status()).isZero();
            assertThat(running.analysis.received().get(0)).containsExactly(noise(1_300_000, 1), noise(10, 2));
            assertThat(folder.resolve("results/segmentation.dcm")).hasBinaryContent(noise(SEGMENTATION_BYTES, 5));
            assertThat(folder.resolve("results/summary.json")).isNotEmptyFile();
        }
    }

    @Test
    void refusal_isExplained() throws Exception {
        Path series = Files.createDirectory(folder.resolve("series"));
        Files.write(series.resolve("1.dcm"), noise(100, 1));
        try (RunningServer running = new RunningServer(folder, Map.of()).awaitReady()) {
            running.analysis.behave((request, progress) -> {
                throw DiagnosisException.of(ErrorCode.MISSING_ATTRIBUTE, "PixelSpacing (0028,0030)", "is required");
            });

            Outcome outcome = analyze(running, series);

            assertThat(outcome.output()).contains("MISSING_ATTRIBUTE: PixelSpacing (0028,0030) is required (request ");
            assertThat(outcome.status()).isEqualTo(1);
        }
    }

    private Outcome analyze(RunningServer running, Path series) throws Exception {
        return run(List.of(
                client.resolve("analyze.py").toString(),
                "127.0.0.1:" + running.server.grpcPort(),
                series.toString(),
                folder.resolve("results").toString()));
    }

    private static Outcome run(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(python));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), output);
    }
}
