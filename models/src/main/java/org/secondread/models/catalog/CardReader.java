package org.secondread.models.catalog;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.secondread.domain.CodedConcept;
import org.secondread.domain.DiagnosisException;
import org.secondread.models.catalog.FindingPolicy.Laterality;
import org.secondread.models.catalog.ModelCard.DataSet;
import org.secondread.models.catalog.ModelCard.Figure;
import org.secondread.models.catalog.ModelCard.Interval;
import org.secondread.models.catalog.ModelCard.Purpose;
import org.secondread.models.catalog.ModelCard.Training;
import org.secondread.models.catalog.TriagePolicy.Level;
import org.secondread.models.catalog.TriagePolicy.Urgency;
import org.secondread.preprocessing.quality.IntendedUse;
import org.secondread.preprocessing.quality.IntendedUse.Plane;
import org.secondread.preprocessing.quality.IntendedUse.Range;
import org.secondread.preprocessing.tensor.InputSpec.Region;
import org.secondread.preprocessing.volume.AssemblyPolicy;

/** Reads {@code card.yaml} as {@code docs/model-card.md} lays it down. */
public final class CardReader {
    private static final int FORMAT = 1;
    private static final double MAX_SPACING_MM = 100;
    private static final int MAX_CASES = 100_000_000;

    /**
     * Reads a card.
     *
     * @param text the whole file
     * @throws DiagnosisException CARD_INVALID with the path of the first field that breaks a rule
     */
    public ModelCard read(String text) {
        YamlField card = YamlField.parse("card.yaml", "", text);
        card.key("format").integer(FORMAT, FORMAT);
        ModelCard read = readFields(card);
        card.requireNothingElse();
        return read;
    }

    private static ModelCard readFields(YamlField card) {
        List<YamlField> stages = card.key("stages").items();
        if (stages.size() > 2) {
            throw card.key("stages").invalid("must be one or two stages");
        }
        DetectionStage detection = StageReader.detection(stages.get(0));
        Optional<RescoringStage> rescoring = stages.stream().skip(1).findFirst().map(StageReader::rescoring);
        rescoring.ifPresent(stage -> requireOtherName(stages.get(1), stage, detection));
        return new ModelCard(
                card.key("name").text("[a-z0-9-]+", "must be of a-z, 0-9 and -"),
                card.key("version").text("\\d+\\.\\d+\\.\\d+", "must be three numbers such as 1.0.0"),
                card.key("manufacturer").text(),
                card.key("title").text(),
                card.key("licence").text(),
                purpose(card.key("intendedUse")),
                intendedUse(card.key("intendedUse")),
                QualityReader.read(card.key("quality")),
                card.key("assembly").oneOf(AssemblyPolicy.class),
                detection,
                rescoring,
                findings(card.key("findings"), detection),
                triage(card.key("triage")),
                training(card.key("training")),
                card.key("performance").items().stream().map(CardReader::figure).toList(),
                card.key("limits").texts());
    }

    private static void requireOtherName(YamlField field, Stage stage, Stage earlier) {
        if (stage.name().equals(earlier.name())) {
            throw field.key("name").invalid("must differ from the name of the other stage");
        }
    }

    private static Purpose purpose(YamlField field) {
        return new Purpose(field.key("purpose").text(), field.key("outOfScope").texts());
    }

    private static IntendedUse intendedUse(YamlField field) {
        return new IntendedUse(
                set(field.key("modalities")),
                set(field.key("bodyParts")),
                set(field.key("photometricInterpretations")),
                field.key("plane").oneOf(Plane.class),
                spacing(field.key("pixelSpacingMm")),
                spacing(field.key("sliceSpacingMm")),
                field.key("minimumSlices").integer(1, 100_000));
    }

    private static Set<String> set(YamlField field) {
        Set<String> texts = new HashSet<>(field.texts());
        if (texts.size() < field.items().size()) {
            throw field.invalid("must not name anything twice");
        }
        return Set.copyOf(texts);
    }

    private static Range spacing(YamlField field) {
        List<YamlField> ends = field.items(2);
        double from = ends.get(0).number(Double.MIN_VALUE, MAX_SPACING_MM);
        return new Range(from, ends.get(1).number(from, MAX_SPACING_MM));
    }

    private static FindingPolicy findings(YamlField field, DetectionStage detection) {
        Laterality laterality = field.key("laterality").oneOf(Laterality.class);
        if (laterality == Laterality.LUNGS && detection.tiles().region() != Region.LUNGS) {
            throw field.key("laterality").invalid("can be LUNGS only when the lungs are the region of the tiles");
        }
        return new FindingPolicy(
                code(field.key("code")),
                code(field.key("site")),
                laterality,
                threshold(field.key("operatingPoint")),
                field.key("calibrated").flag());
    }

    static Threshold threshold(YamlField field) {
        return new Threshold(
                field.key("value").number(Float.MIN_NORMAL, 1),
                field.key("source").text());
    }

    private static CodedConcept code(YamlField field) {
        return new CodedConcept(
                field.key("value").text(".{1,16}", "must have at most 16 characters"),
                field.key("scheme").text(".{1,16}", "must have at most 16 characters"),
                field.key("meaning").text(".{1,64}", "must have at most 64 characters"));
    }

    private static TriagePolicy triage(YamlField field) {
        field.key("score").oneOf(TriageScore.class);
        return new TriagePolicy(
                code(field.key("suspected")),
                field.key("calibrated").flag(),
                levels(field.key("categories")),
                field.key("source").text());
    }

    /** What a series' score is made of. */
    private enum TriageScore {
        HIGHEST_CANDIDATE
    }

    private static List<Level> levels(YamlField field) {
        List<Level> levels = field.items().stream()
                .map(item -> new Level(
                        item.key("from").number(Float.MIN_NORMAL, 1),
                        item.key("category").oneOf(Urgency.class)))
                .toList();
        for (int n = 1; n < levels.size(); n++) {
            Level higher = levels.get(n - 1);
            Level lower = levels.get(n);
            if (lower.from() >= higher.from() || lower.urgency().compareTo(higher.urgency()) <= 0) {
                throw field.invalid("must fall in score and in urgency");
            }
        }
        return levels;
    }

    private static Training training(YamlField field) {
        return new Training(
                field.key("code").text(),
                field.key("data").items().stream()
                        .map(item -> new DataSet(
                                item.key("name").text(),
                                item.key("licence").text(),
                                item.key("use").text()))
                        .toList());
    }

    private static Figure figure(YamlField field) {
        double value = field.key("value").number(-Double.MAX_VALUE, Double.MAX_VALUE);
        return new Figure(
                field.key("measure").text(),
                value,
                field.optional("interval95").map(interval -> interval(interval, value)),
                field.key("cohort").text(),
                field.key("cases").integer(1, MAX_CASES));
    }

    private static Interval interval(YamlField field, double value) {
        List<YamlField> ends = field.items(2);
        return new Interval(
                ends.get(0).number(-Double.MAX_VALUE, value), ends.get(1).number(value, Double.MAX_VALUE));
    }
}
