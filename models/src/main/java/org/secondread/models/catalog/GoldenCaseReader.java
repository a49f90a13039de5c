package org.secondread.models.catalog;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.domain.Vector3;
import org.secondread.models.catalog.GoldenCase.CandidateTolerance;
import org.secondread.models.catalog.GoldenCase.ExpectedCandidate;
import org.secondread.models.catalog.GoldenCase.StageAnswer;

/**
 * Reads {@code golden/} as {@code docs/model-card.md} lays it down, and refuses a case that could not fail.
 */
final class GoldenCaseReader {
    private static final int FORMAT = 1;
    private static final double MAX_TOLERANCE = 0.01;
    private static final double LEAST_SPAN_IN_TOLERANCES = 20;
    private static final double MAX_CENTRE_TOLERANCE_MM = 0.5;
    private static final double MAX_VOXEL_SHARE = 0.02;
    private static final double MAX_POSITION = 10_000;

    private final ModelCard card;

    GoldenCaseReader(ModelCard card) {
        this.card = card;
    }

    /** @throws DiagnosisException CARD_INVALID naming the field, its path beginning with {@code golden} */
    GoldenCase read(Path folder) {
        YamlField golden = YamlField.parse("golden/golden.yaml", "golden", text(folder));
        golden.key("format").integer(FORMAT, FORMAT);
        GoldenCase read = readFields(golden, new GoldenFiles(folder));
        golden.requireNothingElse();
        return read;
    }

    private static String text(Path folder) {
        try {
            return Files.readString(folder.resolve("golden.yaml"), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw DiagnosisException.of(ErrorCode.CARD_INVALID, "golden/golden.yaml", "cannot be read")
                    .causedBy(e);
        }
    }

    private GoldenCase readFields(YamlField golden, GoldenFiles files) {
        List<ExpectedCandidate> candidates = golden.key("candidates").items().stream()
                .map(GoldenCaseReader::candidate)
                .toList();
        return new GoldenCase(
                golden.key("made").text(),
                new GoldenVolumeReader(files).read(golden.key("volume")),
                answers(golden.key("stages"), files),
                candidates,
                tolerance(golden.key("candidateTolerance")),
                golden.key("findings").integer(0, candidates.size()));
    }

    private List<StageAnswer> answers(YamlField field, GoldenFiles files) {
        List<StageAnswer> answers = new ArrayList<>();
        for (YamlField item : field.items(card.stages().size())) {
            answers.add(answer(item, card.stages().get(answers.size()), files));
        }
        return answers;
    }

    private static StageAnswer answer(YamlField field, Stage stage, GoldenFiles files) {
        List<Vector3> samples = field.key("samples").items().stream()
                .map(GoldenCaseReader::point)
                .toList();
        long perSample = LongStream.of(stage.outputSampleShape()).reduce(1, Math::multiplyExact);
        float[] expected = files.float32(field.key("file"), Math.toIntExact(perSample * samples.size()));
        double tolerance = field.key("tolerance").number(Float.MIN_NORMAL, MAX_TOLERANCE);
        requireSpan(field.key("file"), expected, tolerance);
        return new StageAnswer(
                field.key("name").text(stage.name(), "must be the stage's name, " + stage.name()),
                samples,
                expected,
                tolerance);
    }

    private static void requireSpan(YamlField file, float[] expected, double tolerance) {
        float[] sorted = expected.clone();
        Arrays.sort(sorted);
        if (!(sorted[sorted.length - 1] - sorted[0] >= LEAST_SPAN_IN_TOLERANCES * tolerance)) {
            throw file.invalid("must hold values that span twenty times the tolerance");
        }
    }

    private static ExpectedCandidate candidate(YamlField field) {
        return new ExpectedCandidate(
                point(field.key("centreXyzMm")),
                field.key("voxels").integer(1, Integer.MAX_VALUE),
                field.key("score").number(0, 1));
    }

    private static CandidateTolerance tolerance(YamlField field) {
        return new CandidateTolerance(
                field.key("centreMm").number(0, MAX_CENTRE_TOLERANCE_MM),
                field.key("voxelShare").number(0, MAX_VOXEL_SHARE),
                field.key("score").number(0, MAX_TOLERANCE));
    }

    private static Vector3 point(YamlField field) {
        List<Double> xyz = field.items(3).stream()
                .map(item -> item.number(-MAX_POSITION, MAX_POSITION))
                .toList();
        return new Vector3(xyz.get(0), xyz.get(1), xyz.get(2));
    }
}
