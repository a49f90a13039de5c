package org.secondread.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secondread.cli.testing.Needs;
import org.secondread.cli.testing.OutsideProgram;
import org.secondread.phantoms.series.PatientIdentity;

/** What {@code analyze} wrote of a patient with a Chinese name, before programs that we did not write. */
class OutsideReadersTest {
    private static final Charset GB18030 = Charset.forName("GB18030");

    @TempDir
    static Path folder;

    @BeforeAll
    static void analyze() {
        CommandRun run = CommandRun.of(
                "analyze",
                TestingChest.series().toString(),
                "--out",
                folder.toString(),
                "--language",
                "chinese",
                "--json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(folder.resolve("summary.json")).hasContent(run.out());
    }

    @Test
    @Tag("needs-python")
    void highdicom_givesBackTheSameFindings() throws Exception {
        String python = Needs.python();

        OutsideProgram read = OutsideProgram.run(python, "src/test/python/open_with_highdicom.py", folder.toString());

        assertThat(read.exitCode()).as(read.output()).isZero();
        assertThat(read.output()).contains("finding 1: equal");
    }

    @Test
    @Tag("needs-dcmtk")
    void dsrdump_printsTheChineseNames() throws Exception {
        Needs.program("dsrdump", "dcmtk");

        OutsideProgram dump = OutsideProgram.run(
                GB18030, List.of("dsrdump", folder.resolve("report.dcm").toString()));

        assertThat(dump.exitCode()).isZero();
        assertThat(dump.output())
                .contains(PatientIdentity.CHINESE_GB18030.name())
                .contains("影像测量报告");
    }

    @Test
    @Tag("needs-dciodvfy")
    void dciodvfy_findsNoErrors() throws Exception {
        Needs.program("dciodvfy", "dicom3tools");

        assertThat(dicomObjects()).hasSize(2);
        for (Path object : dicomObjects()) {
            OutsideProgram judge =
                    OutsideProgram.run(StandardCharsets.ISO_8859_1, List.of("dciodvfy", object.toString()));
            assertThat(judge.output().lines().filter(line -> line.startsWith("Error") || line.startsWith("Abort")))
                    .as(object.toString())
                    .isEmpty();
            assertThat(judge.output()).containsAnyOf("Comprehensive3DSR", "Segmentation");
        }
    }

    @Test
    void validate_findsNoRuleBroken() throws Exception {
        for (Path object : dicomObjects()) {
            CommandRun run = CommandRun.of("validate", object.toString());

            assertThat(run.exitCode()).as(run.out()).isZero();
            assertThat(run.out()).contains("no rule broken");
        }
    }

    @Test
    void validate_refusesWhatTheGateDoesNotKnow() throws Exception {
        try (Stream<Path> slices = Files.list(TestingChest.series())) {
            CommandRun run =
                    CommandRun.of("validate", slices.findFirst().orElseThrow().toString());

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.out()).contains("OBJECT_CLASS_UNSUPPORTED", "SOPClassUID (0008,0016)");
        }
    }

    private static List<Path> dicomObjects() throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".dcm"))
                    .sorted()
                    .toList();
        }
    }
}
