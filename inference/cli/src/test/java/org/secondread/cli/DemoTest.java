package org.secondread.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demonstration in its short form; {@code ./secondread bench demo} is the long one. */
class DemoTest {
    @TempDir
    Path folder;

    @Test
    void sixNodulesAreFound_andEveryObjectIsSound() {
        CommandRun run = CommandRun.of("demo", "--seed", "7", "--out", folder.toString());

        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(run.out().lines().filter(line -> line.contains("  yes  "))).hasSize(6);
        assertThat(run.out())
                .contains("chest with seed 7: 104 slices, 6 nodules")
                .contains("report.dcm: gate finds no errors", "segmentation.dcm: gate finds no errors")
                .doesNotContain("MISSED")
                .endsWith("passed" + System.lineSeparator());
        assertThat(folder.resolve("result/finding-01.png")).isNotEmptyFile();
    }
}
