package org.secondread.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secondread.phantoms.series.PhantomSeries;
import org.secondread.phantoms.series.SeriesOptions;
import org.secondread.phantoms.series.SeriesWriter;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What every command owes a person and a program: help, exit codes, JSON. */
class CommandsTest {
    @TempDir
    Path folder;

    static List<String> commands() {
        List<String> names = new ArrayList<>();
        collect(SecondRead.commandLine(), "", names);
        return names;
    }

    private static void collect(CommandLine command, String path, List<String> names) {
        names.add(path);
        command.getSubcommands().forEach((name, sub) -> collect(sub, (path + " " + name).strip(), names));
    }

    @ParameterizedTest(name = "secondread {0} --help")
    @MethodSource("commands")
    void helpSaysWhatACommandDoes(String command) {
        CommandRun run = CommandRun.of((command + " --help").strip().split(" "));

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("Usage: " + ("secondread " + command).strip());
        assertThat(run.out().lines().count()).isGreaterThan(2);
        assertThat(run.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "heal",
                "analyze series",
                "analyze --out out",
                "analyze series --out out --language latin",
                "analyze series --out out --timeout soon",
                "inspect",
                "demo --seed many",
                "models",
                "models show",
                "validate",
                "bench",
                "doctor please"
            })
    void wrongUsageEndsWithTwo(String arguments) {
        CommandRun run = CommandRun.of(arguments.isEmpty() ? new String[0] : arguments.split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).containsAnyOf("Usage: secondread", "Did you mean: secondread");
        assertThat(Path.of("out")).doesNotExist();
    }

    @Test
    void missingInputEndsWithOne() {
        CommandRun run = CommandRun.of("inspect", folder.resolve("nowhere").toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).startsWith("refused: INVALID_REQUEST");
    }

    @Test
    void inspect_printsEachFigureOfQualityWithItsUnit() throws IOException {
        SeriesWriter.write(PhantomSeries.ramp(), SeriesOptions.ct(5), folder);
        CommandRun run = CommandRun.of("inspect", "--json", folder.toString());

        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonNode quality = JsonMapper.shared().readTree(run.out()).get("quality");
        assertThat(quality.get("sliceThicknessMm").get("value").asDouble()).isEqualTo(2);
        assertThat(quality.get("sliceThicknessMm").get("unit").asString()).isEqualTo("mm");
        assertThat(quality.get("metalMm3").get("value").asDouble()).isZero();
    }

    @Test
    void modelsVerify_runsTheGoldenCase() {
        CommandRun run = CommandRun.of("models", "verify");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).startsWith("READY").contains("lung-nodule@1.0.0");
    }

    @Test
    void modelsVerify_emptyCatalogEndsWithOne() {
        CommandRun run = CommandRun.of("models", "verify", "--catalog", folder.toString());

        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    void modelsList_asJson() {
        CommandRun run = CommandRun.of("models", "list", "--json");

        assertThat(run.exitCode()).isZero();
        JsonNode model = JsonMapper.shared().readTree(run.out()).get(0);
        assertThat(model.get("name").asString()).isEqualTo("lung-nodule");
        assertThat(model.get("version").asString()).isEqualTo("1.0.0");
        assertThat(model.get("sha256").asString()).matches("[0-9a-f]{64}");
        assertThat(model.get("problem").asString()).isEmpty();
    }

    @Test
    void modelsShow_printsTheCard() {
        CommandRun run = CommandRun.of("models", "show", "lung-nodule@1.0.0");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("outOfScope:", "sha256:");
    }

    @Test
    void modelsShow_unknownModelEndsWithOne() {
        CommandRun run = CommandRun.of("models", "show", "liver");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).startsWith("refused: MODEL_UNKNOWN");
    }

    @Test
    void doctor_asJson() {
        CommandRun run = CommandRun.of("doctor", "--json");

        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonNode found = JsonMapper.shared().readTree(run.out());
        assertThat(found.get("model lung-nodule@1.0.0").asString()).isEqualTo("READY");
        assertThat(found.get("dcm4che").asString()).isNotBlank();
        assertThat(found.get("Java").asString()).contains("cores");
        assertThat(found.get("gRPC port").asString()).startsWith("8500 on 127.0.0.1");
    }
}
