package org.secondread.models.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.Vector3;

class GoldenCaseReaderTest {
    @TempDir
    private Path root;

    private Path golden = Path.of("");

    @BeforeEach
    void write() throws IOException {
        golden = new TestingCatalogFolder(root).write("1.0.0").resolve("golden");
    }

    private GoldenCase read() throws IOException {
        return new GoldenCaseReader(new CardReader().read(CardReaderTest.example())).read(golden);
    }

    private DiagnosisException refusal() {
        return catchThrowableOfType(DiagnosisException.class, this::read);
    }

    @Test
    void example_isReadWhole() throws IOException {
        GoldenCase read = read();

        assertThat(read.volume().grid().sizeX()).isEqualTo(150);
        assertThat(read.volume().grid().spacingMm()).isEqualTo(new Vector3(0.7, 0.8, 2.5));
        assertThat(read.volume().valueAt(3, 2, 0)).isEqualTo(303 - 900);
        assertThat(read.volume().valueAt(0, 0, 1)).isEqualTo(150 * 140 % 997 - 900);
        assertThat(read.stages().get(1).samples().get(0)).isEqualTo(new Vector3(60.25, 41.5, 5));
        assertThat(read.stages().get(1).expected()).containsExactly(0, 0.5f, 1);
        assertThat(read.candidates().get(1).voxels()).isEqualTo(150);
        assertThat(read.findings()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sizeXyz: [150, 140, 12] | sizeXyz: [150, 150, 12] | golden.volume.sizeXyz",
                "sizeXyz: [150, 140, 12] | sizeXyz: [4000, 3000, 12] | golden.volume.sizeXyz",
                "sizeXyz: [150, 140, 12] | sizeXyz: [151, 140, 12] | golden.volume.file",
                "sizeXyz: [150, 140, 12] | sizeXyz: [149, 140, 12] | golden.volume.file",
                "spacingXyzMm: [0.7, 0.8, 2.5] | spacingXyzMm: [0.7, 0.7, 2.5] | golden.volume.spacingXyzMm",
                "name: classifier | name: scorer | golden.stages[1].name",
                "file: classifier.f32.gz | file: ../classifier.f32.gz | golden.stages[1].file",
                "file: classifier.f32.gz | file: none.f32.gz | golden.stages[1].file",
                "tolerance: 0.002 | tolerance: 0.2 | golden.stages[0].tolerance",
                "voxels: 412 | voxels: 0 | golden.candidates[0].voxels",
                "centreMm: 0.2 | centreMm: 2 | golden.candidateTolerance.centreMm",
                "findings: 1 | findings: 3 | golden.findings",
                "findings: 1 | finding: 1 | golden.findings"
            })
    void brokenRule_isRefusedByThePathOfItsField(String right, String wrong, String field) throws IOException {
        String text = Files.readString(golden.resolve("golden.yaml"));
        assertThat(text).contains(right);
        Files.writeString(golden.resolve("golden.yaml"), text.replace(right, wrong));

        assertThat(refusal().attribute()).contains(field);
    }

    @Test
    void volumeThatIsItsOwnMirrorImage_couldNotShowAFlip() throws IOException {
        TestingCatalogFolder.pack(golden.resolve("volume.i16.gz"), ByteBuffer.allocate(150 * 140 * 12 * 2));

        assertThat(refusal().rule()).contains("mirror image");
    }

    @Test
    void answersThatHardlyDiffer_couldNotFail() throws IOException {
        TestingCatalogFolder.pack(golden.resolve("classifier.f32.gz"), ByteBuffer.allocate(12));

        assertThat(refusal().rule()).contains("twenty times the tolerance");
    }

    @Test
    void missingCase_isRefused() throws IOException {
        Files.delete(golden.resolve("golden.yaml"));

        assertThat(refusal()).hasMessage("golden/golden.yaml: cannot be read");
    }
}
