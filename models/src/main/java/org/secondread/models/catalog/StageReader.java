package org.secondread.models.catalog;

import java.util.List;
import org.secondread.domain.Vector3;
import org.secondread.models.catalog.RescoringStage.FinalScore;
import org.secondread.models.catalog.Stage.Onnx;
import org.secondread.preprocessing.tensor.InputSpec;
import org.secondread.preprocessing.tensor.InputSpec.Intensity;
import org.secondread.preprocessing.tensor.InputSpec.Patches;
import org.secondread.preprocessing.tensor.InputSpec.Region;
import org.secondread.preprocessing.tensor.InputSpec.Tiles;

/** Reads the stages of a card. */
final class StageReader {
    private static final List<String> TILE_AXES = List.of("N", "C", "Y", "X");
    private static final List<String> PATCH_AXES = List.of("N", "C", "Z", "Y", "X");
    private static final List<String> SCORE_AXES = List.of("N", "C");
    private static final int MAX_SIZE = 4096;
    private static final int MAX_BATCH = 256;
    private static final double MAX_MM = 1000;
    private static final double MAX_UNITS = 1e6;

    private StageReader() {}

    static DetectionStage detection(YamlField field) {
        YamlField input = field.key("input");
        YamlField output = field.key("output");
        YamlField candidates = output.key("candidates");
        Tiles tiles = tiles(input.key("sampling").key("tiles"));
        requireAxes(input.key("axes"), TILE_AXES);
        requireAxes(output.key("axes"), TILE_AXES);
        return new DetectionStage(
                name(field),
                onnx(field),
                batch(field),
                new InputSpec(input.key("tensor").text(), tiles, intensity(input)),
                tiles,
                output.key("tensor").text(),
                candidates.key("overlapRampPixels").integer(1, MAX_SIZE),
                CardReader.threshold(candidates.key("threshold")),
                candidates.key("smallestDiameterMm").number(0, MAX_MM),
                candidates.key("scoreOfTop").integer(1, Integer.MAX_VALUE));
    }

    static RescoringStage rescoring(YamlField field) {
        YamlField input = field.key("input");
        YamlField output = field.key("output");
        Patches patches = patches(input.key("sampling").key("patches"));
        requireAxes(input.key("axes"), PATCH_AXES);
        requireAxes(output.key("axes"), SCORE_AXES);
        return new RescoringStage(
                name(field),
                onnx(field),
                batch(field),
                new InputSpec(input.key("tensor").text(), patches, intensity(input)),
                patches,
                output.key("tensor").text(),
                output.key("rescoring").key("score").oneOf(FinalScore.class));
    }

    private static String name(YamlField field) {
        return field.key("name").text("[a-z0-9-]+", "must be of a-z, 0-9 and -");
    }

    private static Onnx onnx(YamlField field) {
        return new Onnx(
                field.key("onnx").key("file").text("[A-Za-z0-9._-]+\\.onnx", "must be an .onnx file in this folder"),
                field.key("onnx").key("sha256").text("[0-9a-f]{64}", "must be 64 hexadecimal digits in lower case"));
    }

    private static int batch(YamlField field) {
        return field.key("batch").integer(1, MAX_BATCH);
    }

    private static void requireAxes(YamlField field, List<String> supported) {
        if (!field.texts().equals(supported)) {
            throw field.invalid("must be " + supported + ", the only order supported here");
        }
    }

    private static Tiles tiles(YamlField field) {
        List<Integer> size = sizes(field.key("sizeXy"), 2);
        List<YamlField> stride = field.key("strideXy").items(2);
        return new Tiles(
                size.get(0),
                size.get(1),
                stride.get(0).integer(1, size.get(0)),
                stride.get(1).integer(1, size.get(1)),
                field.key("region").oneOf(Region.class));
    }

    private static Patches patches(YamlField field) {
        List<Integer> size = sizes(field.key("sizeXyz"), 3);
        return new Patches(size.get(0), size.get(1), size.get(2), spacing(field.key("spacingXyzMm")));
    }

    static List<Integer> sizes(YamlField field, int count) {
        return field.items(count).stream()
                .map(item -> item.integer(1, MAX_SIZE))
                .toList();
    }

    static Vector3 spacing(YamlField field) {
        List<Double> mm = field.items(3).stream()
                .map(item -> item.number(Float.MIN_NORMAL, MAX_MM))
                .toList();
        return new Vector3(mm.get(0), mm.get(1), mm.get(2));
    }

    private static Intensity intensity(YamlField input) {
        YamlField field = input.key("intensity");
        return field.optional("stretchPerSample")
                .map(StageReader::stretch)
                .orElseGet(() -> window(field.key("window")));
    }

    private static Intensity stretch(YamlField field) {
        return new InputSpec.StretchPerSample(field.key("clipBelow").number(-MAX_UNITS, MAX_UNITS));
    }

    private static Intensity window(YamlField field) {
        double low = field.key("low").number(-MAX_UNITS, MAX_UNITS);
        return new InputSpec.Window(low, field.key("high").number(Math.nextUp(low), MAX_UNITS));
    }
}
