package org.secondread.models.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.secondread.domain.CodedConcept;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.domain.Vector3;
import org.secondread.models.catalog.ModelCard.Interval;
import org.secondread.models.catalog.RescoringStage.FinalScore;
import org.secondread.models.catalog.TriagePolicy.Urgency;
import org.secondread.preprocessing.quality.IntendedUse.Plane;
import org.secondread.preprocessing.quality.IntendedUse.Range;
import org.secondread.preprocessing.quality.QualityCriteria.Bound;
import org.secondread.preprocessing.quality.QualityCriteria.Consequence;
import org.secondread.preprocessing.quality.QualityFigure;
import org.secondread.preprocessing.tensor.InputSpec.Patches;
import org.secondread.preprocessing.tensor.InputSpec.Region;
import org.secondread.preprocessing.tensor.InputSpec.StretchPerSample;
import org.secondread.preprocessing.tensor.InputSpec.Tiles;
import org.secondread.preprocessing.tensor.InputSpec.Window;

class CardReaderTest {
    private final CardReader reader = new CardReader();

    /** The example of the document is what the tests read, so that it stays true. */
    static String example() throws IOException {
        return TestingCatalogFolder.examples().get(0);
    }

    private DiagnosisException refusal(String text) {
        return catchThrowableOfType(DiagnosisException.class, () -> reader.read(text));
    }

    @Test
    void example_isReadWhole() throws IOException {
        ModelCard card = reader.read(example());

        assertThat(card.name()).isEqualTo("lung-nodule");
        assertThat(card.version()).isEqualTo("1.0.0");
        assertThat(card.purpose().outOfScope()).hasSize(2);
        assertThat(card.intendedUse().modalities()).isEqualTo(Set.of("CT"));
        assertThat(card.intendedUse().plane()).isEqualTo(Plane.AXIAL);
        assertThat(card.intendedUse().sliceSpacingMm()).isEqualTo(new Range(0.5, 3));
        assertThat(card.quality().bounds())
                .containsOnlyKeys(QualityFigure.LUNG_AT_BASE, QualityFigure.AIR, QualityFigure.BONE_SHARE)
                .containsEntry(
                        QualityFigure.AIR,
                        new Bound(OptionalDouble.of(-1060), OptionalDouble.of(-940), Consequence.LIMIT))
                .containsEntry(
                        QualityFigure.BONE_SHARE,
                        new Bound(OptionalDouble.empty(), OptionalDouble.of(0.3), Consequence.REFUSE));
        assertThat(card.findings().code().isSameAs(new CodedConcept("27925004", "SCT", "Nodule")))
                .isTrue();
        assertThat(card.findings().operatingPoint().value()).isEqualTo(0.5);
        assertThat(card.performance().get(0).interval95()).contains(new Interval(0.85, 0.94));
        assertThat(card.limits()).hasSize(1);
    }

    @Test
    void firstStage_looksAtTiles() throws IOException {
        DetectionStage stage = reader.read(example()).detection();

        assertThat(stage.tiles()).isEqualTo(new Tiles(128, 128, 96, 96, Region.LUNGS));
        assertThat(stage.input().sampling()).isEqualTo(stage.tiles());
        assertThat(stage.input().intensity()).isEqualTo(new StretchPerSample(-1024));
        assertThat(stage.overlapRampPixels()).isEqualTo(32);
        assertThat(stage.threshold().value()).isEqualTo(0.3);
        assertThat(stage.inputSampleShape()).containsExactly(1, 128, 128);
    }

    @Test
    void secondStage_looksAtPatches() throws IOException {
        RescoringStage stage = reader.read(example()).rescoring().orElseThrow();

        assertThat(stage.patches()).isEqualTo(new Patches(40, 40, 32, new Vector3(1, 1, 1)));
        assertThat(stage.input().intensity()).isEqualTo(new Window(-1000, 400));
        assertThat(stage.score()).isEqualTo(FinalScore.OWN);
        assertThat(stage.inputSampleShape()).containsExactly(1, 32, 40, 40);
        assertThat(stage.outputSampleShape()).containsExactly(1);
    }

    @Test
    void oneStage_isEnough() throws IOException {
        String text = example();
        String second = text.substring(text.indexOf("  - name: classifier"), text.indexOf("findings:\n"));

        assertThat(reader.read(text.replace(second, "")).rescoring()).isEmpty();
    }

    @Test
    void triage_fallsWithTheScore() throws IOException {
        TriagePolicy triage = reader.read(example()).triage();

        assertThat(triage.threshold()).isEqualTo(0.5);
        assertThat(triage.urgency(0.95)).contains(Urgency.HOURS);
        assertThat(triage.urgency(0.9)).contains(Urgency.HOURS);
        assertThat(triage.urgency(0.5)).contains(Urgency.DAYS);
        assertThat(triage.urgency(0.49)).isEqualTo(Optional.empty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "format: 1 | format: 2 | format",
                "licence: Apache-2.0 | licence: [Apache-2.0] | licence",
                "licence: Apache-2.0 | licence: ^ ^ | licence",
                "licence: Apache-2.0 | license: Apache-2.0 | licence",
                "name: lung-nodule | name: Lung Nodule | name",
                "version: 1.0.0 | version: 1.0 | version",
                "modalities: [CT] | modalities: CT | intendedUse.modalities",
                "modalities: [CT] | modalities: [] | intendedUse.modalities",
                "modalities: [CT] | modalities: [CT, CT] | intendedUse.modalities",
                "modalities: [CT] | modalities: [CT, 7] | intendedUse.modalities[1]",
                "plane: AXIAL | plane: axial | intendedUse.plane",
                "pixelSpacingMm: [0.4, 1.0] | pixelSpacingMm: [1.0, 0.4] | intendedUse.pixelSpacingMm[1]",
                "pixelSpacingMm: [0.4, 1.0] | pixelSpacingMm: [0.4] | intendedUse.pixelSpacingMm",
                "minimumSlices: 20 | minimumSlices: 20.5 | intendedUse.minimumSlices",
                "quality: | qualities: | quality",
                "lungAtBaseMm2: {atMost: 200, | lungAtBaseMm2: { | quality.figures.lungAtBaseMm2",
                "lungAtBaseMm2: {atMost: 200, | lungAtBottomMm2: {atMost: 200, | quality.figures.lungAtBottomMm2",
                "atMost: 200, otherwise: LIMIT | atMost: much, otherwise: LIMIT | quality.figures.lungAtBaseMm2.atMost",
                "atMost: 200, otherwise: LIMIT | atMost: 200, otherwise: WARN | quality.figures.lungAtBaseMm2.otherwise",
                "atMost: 200, otherwise: LIMIT | atMost: 200 | quality.figures.lungAtBaseMm2.otherwise",
                "atLeast: -1060, atMost: -940 | atLeast: -940, atMost: -1060 | quality.figures.airHu.atMost",
                "file: detector.onnx | file: ../detector.onnx | stages[0].onnx.file",
                "batch: 16 | batch: 0 | stages[0].batch",
                "tensor: tile | tensors: tile | stages[0].input.tensor",
                "axes: [N, C, Y, X] | axes: [N, C, X, Y] | stages[0].input.axes",
                "axes: [N, C, Z, Y, X] | axes: [N, C, X, Y, Z] | stages[1].input.axes",
                "sizeXy: [128, 128] | sizeXy: [128, 0] | stages[0].input.sampling.tiles.sizeXy[1]",
                "strideXy: [96, 96] | strideXy: [96, 129] | stages[0].input.sampling.tiles.strideXy[1]",
                "sizeXyz: [40, 40, 32] | sizeXyz: [40, 40] | stages[1].input.sampling.patches.sizeXyz",
                "spacingXyzMm: [1.0, 1.0, 1.0] | spacingXyzMm: [1.0, .nan, 1.0] | stages[1].input.sampling.patches.spacingXyzMm[1]",
                "high: 400 | high: -1000 | stages[1].input.intensity.window.high",
                "clipBelow: -1024 | clipBelow: minus | stages[0].input.intensity.stretchPerSample.clipBelow",
                "region: LUNGS | region: WHOLE | findings.laterality",
                "value: 0.3 | value: 1.3 | stages[0].output.candidates.threshold.value",
                "smallestDiameterMm: 3.0 | smallestDiameterMm: -3.0 | stages[0].output.candidates.smallestDiameterMm",
                "score: OWN | score: MEAN | stages[1].output.rescoring.score",
                "name: classifier | name: detector | stages[1].name",
                "value: 0.5 | values: 0.5 | findings.operatingPoint.value",
                "calibrated: false | calibrated: maybe | findings.calibrated",
                "{value: ^27925004^, | {value: 27925004, | findings.code.value",
                "from: 0.9 | from: 0.4 | triage.categories",
                "category: HOURS | category: NONE | triage.categories[0].category",
                "interval95: [0.85, 0.94] | interval95: [0.95, 0.99] | performance[0].interval95[0]",
                "cases: 88 | cases: many | performance[0].cases"
            })
    void brokenRule_isRefusedByThePathOfItsField(String right, String wrong, String field) throws IOException {
        String original = right.replace('^', '"');
        assertThat(example()).contains(original);

        DiagnosisException refusal = refusal(example().replaceFirst(Pattern.quote(original), wrong.replace('^', '"')));

        assertThat(refusal.code()).isEqualTo(ErrorCode.CARD_INVALID);
        assertThat(refusal.attribute()).contains(field);
    }

    @Test
    void unknownKeys_areRefusedAtEveryDepth() throws IOException {
        assertThat(refusal(example() + "\ncolour: red\n")).hasMessage("colour: is not a known key");
        assertThat(refusal(example().replace("tiles:\n", "tiles:\n          padding: 3\n")))
                .hasMessage("stages[0].input.sampling.tiles.padding: is not a known key");
        assertThat(refusal(example().replace("{from: 0.5,", "{from: 0.5, to: 0.9,")))
                .hasMessage("triage.categories[1].to: is not a known key");
    }

    @Test
    void duplicateKey_isRefused() throws IOException {
        assertThat(refusal(example() + "\nformat: 1\n").attribute()).contains("card.yaml");
    }

    @Test
    void objectsOfAnyClass_areRefused() {
        assertThat(refusal("format: !!java.net.URL [\"http://localhost\"]").attribute())
                .contains("card.yaml");
    }

    @Test
    void textThatIsNoMapping_isRefused() {
        assertThat(refusal("- 1\n- 2\n")).hasMessage("card.yaml: must be a mapping of keys");
    }

    @Test
    void threeStages_areRefused() throws IOException {
        String text = example();
        String first = text.substring(text.indexOf("  - name: detector"), text.indexOf("  - name: classifier"));

        assertThat(refusal(text.replace("stages:\n", "stages:\n" + first)))
                .hasMessage("stages: must be one or two stages");
    }
}
