package org.secondread.models.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.secondread.domain.CpuBudget;
import org.secondread.models.catalog.Catalog;
import org.secondread.models.catalog.CatalogEntry;
import org.secondread.models.catalog.CatalogEntry.State;
import org.secondread.models.runtime.TestingRuntime;

class GoldenRunTest {
    @TempDir
    private Path folder;

    private final CpuBudget budget = new CpuBudget(2);
    private Path model = Path.of("");

    @BeforeEach
    void writeModel() {
        model = TestingModel.write(folder);
    }

    @AfterEach
    void close() {
        budget.close();
    }

    private CatalogEntry load() {
        try (Catalog catalog =
                Catalog.open(folder, TestingRuntime.start(), new GoldenRun(budget, TestingRuntime.context()))) {
            return catalog.load("testing-blobs", Optional.empty());
        }
    }

    private void replace(String file, String from, String to) throws IOException {
        String text = Files.readString(model.resolve(file));
        assertThat(text).contains(from);
        Files.writeString(model.resolve(file), text.replace(from, to));
    }

    @Test
    void goldenCase_hasCandidatesOnBothSidesOfTheOperatingPoint() {
        List<ReferenceWalk.Found> found = new ReferenceWalk(TestingModel.goldenVolume()).candidates();

        assertThat(found).hasSize(6);
        assertThat(found.stream().filter(c -> c.score() >= TestingModel.OPERATING_POINT))
                .hasSize(3);
    }

    @Test
    void modelAsMade_isReady() {
        CatalogEntry entry = load();

        assertThat(entry.problem()).isEmpty();
        assertThat(entry.state()).isEqualTo(State.READY);
    }

    @Test
    void flippedWeightByte_isNoticedByItsDigest() throws IOException {
        byte[] onnx = Files.readAllBytes(model.resolve("scorer.onnx"));
        onnx[onnx.length / 2] ^= 0x40;
        Files.write(model.resolve("scorer.onnx"), onnx);

        CatalogEntry entry = load();

        assertThat(entry.state()).isEqualTo(State.REFUSED);
        assertThat(entry.problem()).contains("stages[1].onnx.sha256: is not the digest of the file");
    }

    @Test
    void otherWeightsWithTheirOwnDigest_areNoticedByTheGoldenCase() throws IOException {
        byte[] other = TestingModel.detector(0, 0, 0, 0.1f, 0.6f, 0, 0.2f, 0.05f, 0.05f);
        Files.write(model.resolve("detector.onnx"), other);
        replace("card.yaml", TestingModel.sha256(TestingModel.detector()), TestingModel.sha256(other));

        assertThat(load().problem().orElse(""))
                .startsWith("golden.stages[0].file: the golden case differs in its output by ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[N, C, Y, X] | [N, C, X, Y] | stages[0].input.axes",
                "sizeXy: [20, 16] | sizeXy: [16, 20] | stages[0].input",
                "sizeXyz: [9, 7, 5] | sizeXyz: [7, 9, 5] | stages[1].input",
                "spacingXyzMm: [0.8, 1.1, 1.3] | spacingXyzMm: [1.1, 0.8, 1.3] | golden.stages[1].file",
                "clipBelow: -900.0 | clipBelow: -700.0 | golden.stages[0].file",
                "stretchPerSample: {clipBelow: -900.0} | window: {low: -900, high: 80} | golden.stages[0].file",
                "high: 150.0 | high: 400.0 | golden.stages[1].file",
                "overlapRampPixels: 4 | overlapRampPixels: 1 | golden.candidates",
                "'value: 0.3,' | 'value: 0.6,' | golden.candidates",
                "smallestDiameterMm: 2.5 | smallestDiameterMm: 8.0 | golden.candidates",
                "scoreOfTop: 3 | scoreOfTop: 500 | golden.candidates[",
                "score: PRODUCT | score: OWN | golden.candidates[",
                "strideXy: [13, 11] | strideXy: [7, 11] | golden.candidates",
                "'value: 0.4,' | 'value: 0.997,' | golden.findings"
            })
    void mistakeInTheCard_keepsTheModelOut(String right, String wrong, String field) throws IOException {
        replace("card.yaml", right, wrong);

        CatalogEntry entry = load();

        assertThat(entry.state()).isEqualTo(State.REFUSED);
        assertThat(entry.problem().orElse("")).startsWith(field);
    }

    @Test
    void volumeReadWithSwappedAxes_isNoticed() throws IOException {
        replace("golden/golden.yaml", "sizeXyz: [37, 29, 8]", "sizeXyz: [29, 37, 8]");

        assertThat(load().problem().orElse("")).startsWith("golden.");
    }
}
