package org.secondread.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secondread.domain.PatientGrid;
import org.secondread.domain.Vector3;
import org.secondread.models.extraction.Measurement;
import org.secondread.models.extraction.VoxelMask;
import org.secondread.phantoms.space.Orientation;
import org.secondread.reporting.coding.Language;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Results with nothing, one and many findings, in English and Chinese, and one on a straightened volume, before programs that we did not write. */
class OutsideJudgesTest {
    private static final Path PIXELMED_JAR = Path.of("/usr/share/java/pixelmed.jar");
    private static final Charset GB18030 = Charset.forName("GB18030");

    @TempDir
    static Path folder;

    private static WrittenResults results;

    @BeforeAll
    static void writeEvery() throws IOException {
        List<WrittenResults.Entry> entries =
                new ArrayList<>(WrittenResults.every(folder).entries());
        entries.addAll(WrittenResults.write(underTilt(), folder.resolve("tilted")));
        results = new WrittenResults(entries);
    }

    /** A result on a volume whose voxels were computed from pixels. */
    private static Result underTilt() throws IOException {
        Orientation planes = Orientation.AXIAL.turned(-11, 8, 0);
        PhantomFinding finding = PhantomFinding.underTilt(planes, folder.resolve("series"));
        ResultSource source = new ResultSource(finding.volume(), List.of(), TestingResults.provenance());
        return Result.of(
                source,
                finding.findings(),
                ResultPlan.of(source.provenance()),
                TestingResults.settings(Language.ENGLISH));
    }

    @Test
    @Tag("needs-dciodvfy")
    void dciodvfy_findsNoErrors() throws IOException {
        OutsideProgram.require("dciodvfy", "dicom3tools");

        for (Path file : results.files()) {
            String report =
                    OutsideProgram.output(List.of("dciodvfy", file.toString()), Map.of(), StandardCharsets.ISO_8859_1);
            assertThat(report.lines().filter(line -> line.startsWith("Error") || line.startsWith("Abort")))
                    .as(file.toString())
                    .isEmpty();
            assertThat(report).containsAnyOf("Comprehensive3DSR", "Segmentation");
        }
    }

    @Test
    @Tag("needs-pixelmed")
    void pixelMed_findsNoErrors() throws IOException {
        OutsideProgram.require("DicomSRValidator", "pixelmed-apps");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djdk.xml.xpathExprGrpLimit=0",
                "-Djdk.xml.xpathExprOpLimit=0",
                "-Djdk.xml.xpathTotalOpLimit=0",
                "-cp",
                PIXELMED_JAR.toString(),
                "src/test/judges/PixelMedBatch.java"));
        List<Path> reports = results.files(ResultForm.STRUCTURED_REPORT);
        reports.forEach(file -> command.add(file.toString()));

        String verdicts = OutsideProgram.output(command);

        assertThat(verdicts.split("Found Root Template TID_1500", -1)).hasSize(reports.size() + 1);
        assertThat(verdicts.split("IOD validation complete", -1)).hasSize(reports.size() + 1);
        assertThat(verdicts.lines().filter(line -> line.contains("Error"))).isEmpty();
    }

    @Test
    @Tag("needs-dcmtk")
    void dsrdump_printsChineseNamesAndMeanings() throws IOException {
        OutsideProgram.require("dsrdump", "dcmtk");

        List<WrittenResults.Entry> chinese =
                reports().stream().filter(OutsideJudgesTest::isChinese).toList();
        assertThat(chinese).hasSize(3);
        for (WrittenResults.Entry entry : chinese) {
            String dump = OutsideProgram.output(List.of("dsrdump", entry.file().toString()), Map.of(), GB18030);
            assertThat(dump).contains("Wang^XiaoDong=王^小东").contains("影像测量报告");
        }
    }

    private static List<WrittenResults.Entry> reports() {
        return results.entries().stream()
                .filter(entry -> entry.form() == ResultForm.STRUCTURED_REPORT)
                .toList();
    }

    private static boolean isChinese(WrittenResults.Entry entry) {
        return entry.result().settings().language() == Language.CHINESE
                && entry.result()
                        .source()
                        .volume()
                        .source()
                        .attributes()
                        .contains(org.dcm4che3.data.Tag.SpecificCharacterSet);
    }

    @Test
    @Tag("needs-python")
    void highdicom_readsTheSameFindingsAtTheSamePlace() throws IOException {
        String python = OutsideProgram.requirePython();
        List<String> command = new ArrayList<>(List.of(python, "src/test/python/read_results.py"));
        reports().forEach(entry -> command.add(entry.folder().toString()));

        JsonNode read = JsonMapper.shared().readTree(OutsideProgram.output(command));

        assertThat(reports())
                .allSatisfy(entry -> assertSame(read.get(entry.folder().toString()), entry.result()));
    }

    private static void assertSame(JsonNode read, Result result) {
        assertThat(read.get("groups").size()).isEqualTo(result.findings().size());
        for (ReportedFinding finding : result.findings()) {
            JsonNode group = read.get("groups").get(finding.number() - 1);
            assertThat(group.get("trackingUid").asString())
                    .isEqualTo(finding.tracking().uid());
            assertThat(group.get("segment").asInt())
                    .isEqualTo(finding.segmentNumber().orElseThrow());
            for (Measurement measurement : finding.finding().measurements()) {
                double expected =
                        Precision.of(measurement.value(), measurement.unit()).doubleValue();
                assertThat(group.get("measurements")
                                .get(measurement.concept().value())
                                .asDouble())
                        .isEqualTo(expected);
            }
            JsonNode segment = read.get("segments").get(finding.segmentNumber().orElseThrow() - 1);
            assertThat(segment.get("trackingUid").asString())
                    .isEqualTo(finding.tracking().uid());
            assertThat(voxels(segment.get("points"), result.source().volume().grid()))
                    .isEqualTo(voxels(finding.region().orElseThrow().mask()));
        }
    }

    /** Patient positions as voxels of the grid; each must lie on a voxel centre. */
    private static Set<Long> voxels(JsonNode points, PatientGrid grid) {
        Set<Long> voxels = new HashSet<>();
        for (JsonNode point : points) {
            Vector3 index = grid.toIndex(new Vector3(
                    point.get(0).asDouble(),
                    point.get(1).asDouble(),
                    point.get(2).asDouble()));
            Vector3 nearest = new Vector3(Math.rint(index.x()), Math.rint(index.y()), Math.rint(index.z()));
            assertThat(index.distanceTo(nearest)).isCloseTo(0, within(1e-4));
            voxels.add(grid.offset((int) nearest.x(), (int) nearest.y(), (int) nearest.z()));
        }
        return voxels;
    }

    private static Set<Long> voxels(VoxelMask mask) {
        Set<Long> voxels = new HashSet<>();
        PatientGrid grid = mask.grid();
        for (int k = 0; k < grid.sizeZ(); k++) {
            for (int j = 0; j < grid.sizeY(); j++) {
                for (int i = 0; i < grid.sizeX(); i++) {
                    if (mask.contains(i, j, k)) {
                        voxels.add(grid.offset(i, j, k));
                    }
                }
            }
        }
        return voxels;
    }
}
