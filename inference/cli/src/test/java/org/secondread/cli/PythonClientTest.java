package org.secondread.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secondread.cli.testing.Needs;
import org.secondread.cli.testing.OutsideProgram;
import org.secondread.phantoms.fault.Fault;
import org.secondread.phantoms.series.InstanceComposer;
import org.secondread.phantoms.series.PhantomSeries;
import org.secondread.phantoms.series.SeriesFile;
import org.secondread.phantoms.series.SeriesOptions;

/** The documents' example client, with stubs generated from the interface as any other client would. */
@Tag("needs-python")
class PythonClientTest {
    private static final Path PROTOBUF = Path.of("../api/src/main/protobuf");

    @TempDir
    static Path folder;

    /** Not before all: what is missing then would leave out the class without a word in the sums. */
    @BeforeEach
    void generateStubsOnce() throws Exception {
        String python = Needs.python();
        Path stubs = folder.resolve("stubs");
        if (Files.exists(stubs)) {
            return;
        }
        Files.createDirectory(stubs);
        List<String> command = new ArrayList<>(List.of(
                python,
                "-m",
                "grpc_tools.protoc",
                "-I",
                PROTOBUF.toString(),
                "--python_out=" + stubs,
                "--grpc_python_out=" + stubs));
        try (Stream<Path> protos = Files.list(PROTOBUF.resolve("secondread/v1"))) {
            protos.forEach(proto -> command.add(proto.toString()));
        }
        OutsideProgram protoc = OutsideProgram.run(StandardCharsets.UTF_8, command);
        assertThat(protoc.exitCode()).as(protoc.output()).isZero();
    }

    @Test
    void chestIsAnalysed() throws Exception {
        Path results = folder.resolve("results");

        OutsideProgram client = analyze(TestingChest.series(), results);

        assertThat(client.exitCode()).as(client.output()).isZero();
        assertThat(client.output()).contains("STEP_INFER", "1. Nodule, score ");
        assertThat(results.resolve("summary.json")).isNotEmptyFile();
        assertThat(CommandRun.of("validate", results.resolve("report.dcm").toString())
                        .exitCode())
                .isZero();
    }

    @Test
    void refusalIsShown_andNothingWritten() throws Exception {
        Path series = folder.resolve("faulty");
        SeriesFile.writeAll(
                Fault.MISSING_SLICE.in(InstanceComposer.composeAll(PhantomSeries.ramp(), SeriesOptions.ct(3)), 3),
                series);
        Path results = folder.resolve("none");

        OutsideProgram client = analyze(series, results);

        assertThat(client.exitCode()).isEqualTo(1);
        assertThat(client.output())
                .contains("refused: INVALID_ARGUMENT: MISSING_SLICE: ImagePositionPatient (0020,0032)");
        assertThat(results).doesNotExist();
    }

    private static OutsideProgram analyze(Path series, Path results) throws Exception {
        return OutsideProgram.run(
                "env",
                "PYTHONPATH=" + folder.resolve("stubs"),
                Needs.python(),
                "../../docs/examples/analyze.py",
                TestingService.shared().target(),
                series.toString(),
                results.toString());
    }
}
