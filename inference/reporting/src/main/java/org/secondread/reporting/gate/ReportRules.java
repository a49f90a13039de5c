package org.secondread.reporting.gate;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;

/** What holds inside a structured report: content items and their relationships (PS3.3 C.17.3, A.35.13), and evidence. */
final class ReportRules {
    /** What an item of each value type must carry (PS3.3 table C.17-5 and C.18). */
    private static final Map<String, List<Integer>> CARRIES = Map.ofEntries(
            Map.entry("TEXT", List.of(Tag.ConceptNameCodeSequence, Tag.TextValue)),
            Map.entry("CODE", List.of(Tag.ConceptNameCodeSequence, Tag.ConceptCodeSequence)),
            Map.entry("NUM", List.of(Tag.ConceptNameCodeSequence, Tag.MeasuredValueSequence)),
            Map.entry("UIDREF", List.of(Tag.ConceptNameCodeSequence, Tag.UID)),
            Map.entry("DATE", List.of(Tag.ConceptNameCodeSequence, Tag.Date)),
            Map.entry("TIME", List.of(Tag.ConceptNameCodeSequence, Tag.Time)),
            Map.entry("DATETIME", List.of(Tag.ConceptNameCodeSequence, Tag.DateTime)),
            Map.entry("PNAME", List.of(Tag.ConceptNameCodeSequence, Tag.PersonName)),
            Map.entry("SCOORD", List.of(Tag.GraphicType, Tag.GraphicData)),
            Map.entry("SCOORD3D", List.of(Tag.GraphicType, Tag.GraphicData)),
            Map.entry("TCOORD", List.of(Tag.TemporalRangeType)),
            Map.entry("COMPOSITE", List.of(Tag.ReferencedSOPSequence)),
            Map.entry("IMAGE", List.of(Tag.ReferencedSOPSequence)),
            Map.entry("WAVEFORM", List.of(Tag.ReferencedSOPSequence)),
            Map.entry("CONTAINER", List.of(Tag.ContinuityOfContent)));

    private static final Set<String> VALUES = Set.of("TEXT", "CODE", "NUM");
    private static final Set<String> NAMED_VALUES =
            Set.of("TEXT", "CODE", "NUM", "DATETIME", "DATE", "TIME", "PNAME", "UIDREF");
    private static final Set<String> REFERENCES = Set.of("COMPOSITE", "IMAGE", "WAVEFORM");
    private static final Set<String> COORDINATES = Set.of("SCOORD", "SCOORD3D", "TCOORD");

    private ReportRules() {}

    static List<Rule> all() {
        return List.of(
                new Rule("sr.item-value", "PS3.3 C.17.3", object -> content(object)
                        .flatMap(ReportRules::itemValue)),
                new Rule("sr.number", "PS3.3 C.18.1", object -> content(object).flatMap(ReportRules::number)),
                new Rule("sr.coordinates", "PS3.3 C.18.6", object -> content(object)
                        .flatMap(ReportRules::coordinates)),
                new Rule("sr.relationship", "PS3.3 A.35.13.3.1", object -> content(object)
                        .flatMap(ReportRules::relationships)),
                new Rule("sr.evidence", "PS3.3 C.17.2.3", ReportRules::evidence));
    }

    /** The root and all content items below it. */
    private static Stream<Node> content(Attributes object) {
        return below(Node.root(object));
    }

    private static Stream<Node> below(Node item) {
        return Stream.concat(
                Stream.of(item), item.items(Tag.ContentSequence).stream().flatMap(ReportRules::below));
    }

    private static Stream<Rule.Breach> itemValue(Node item) {
        if (item.attributes().contains(Tag.ReferencedContentItemIdentifier)) {
            return Stream.empty();
        }
        List<Integer> wanted = CARRIES.get(valueType(item));
        return wanted == null
                ? Stream.of(new Rule.Breach(item.pathOf(Tag.ValueType), "is no value type"))
                : wanted.stream()
                        .filter(tag -> !item.attributes().contains(tag))
                        .map(tag -> new Rule.Breach(item.pathOf(tag), "is absent"));
    }

    private static Stream<Rule.Breach> number(Node item) {
        return item.items(Tag.MeasuredValueSequence).stream()
                .flatMap(value -> Stream.of(Tag.NumericValue, Tag.MeasurementUnitsCodeSequence)
                        .filter(tag -> !value.attributes().containsValue(tag))
                        .map(tag -> new Rule.Breach(value.pathOf(tag), "has no value")));
    }

    private static Stream<Rule.Breach> coordinates(Node item) {
        int perPoint =
                switch (valueType(item)) {
                    case "SCOORD" -> 2;
                    case "SCOORD3D" -> 3;
                    default -> 0;
                };
        float[] data = item.attributes().getFloats(Tag.GraphicData);
        boolean kept = perPoint == 0 || data == null || data.length > 0 && data.length % perPoint == 0;
        return Rule.Breach.unless(kept, item.pathOf(Tag.GraphicData), "does not hold whole points");
    }

    private static Stream<Rule.Breach> relationships(Node source) {
        return source.items(Tag.ContentSequence).stream()
                .filter(target -> !target.attributes().contains(Tag.ReferencedContentItemIdentifier))
                .filter(target -> !isAllowed(valueType(source), relationship(target), valueType(target)))
                .map(target -> new Rule.Breach(
                        target.pathOf(Tag.RelationshipType), "is not allowed between these value types"));
    }

    /** PS3.3 table A.35.13-2. */
    private static boolean isAllowed(String source, String relationship, String target) {
        boolean coordinatesOrReference = COORDINATES.contains(target) || REFERENCES.contains(target);
        return switch (relationship) {
            case "CONTAINS" ->
                source.equals("CONTAINER")
                        && (NAMED_VALUES.contains(target) || coordinatesOrReference || target.equals("CONTAINER"));
            case "HAS OBS CONTEXT" ->
                (source.equals("CONTAINER") || VALUES.contains(source))
                        && (NAMED_VALUES.contains(target) || target.equals("COMPOSITE"));
            case "HAS ACQ CONTEXT" ->
                (source.equals("CONTAINER") || REFERENCES.contains(source) || VALUES.contains(source))
                        && (NAMED_VALUES.contains(target) || target.equals("CONTAINER"));
            case "HAS CONCEPT MOD" -> target.equals("TEXT") || target.equals("CODE");
            case "HAS PROPERTIES", "INFERRED FROM" ->
                VALUES.contains(source)
                        && (NAMED_VALUES.contains(target) || coordinatesOrReference || target.equals("CONTAINER"));
            case "SELECTED FROM" ->
                switch (source) {
                    case "SCOORD" -> target.equals("IMAGE");
                    case "TCOORD" -> REFERENCES.contains(target) || COORDINATES.contains(target);
                    default -> false;
                };
            default -> false;
        };
    }

    private static Stream<Rule.Breach> evidence(Attributes object) {
        Set<String> listed = Stream.of(
                        Tag.CurrentRequestedProcedureEvidenceSequence, Tag.PertinentOtherEvidenceSequence)
                .flatMap(sequence -> Node.root(object).items(sequence).stream())
                .flatMap(study -> study.items(Tag.ReferencedSeriesSequence).stream())
                .flatMap(series -> series.items(Tag.ReferencedSOPSequence).stream())
                .map(item -> item.attributes().getString(Tag.ReferencedSOPInstanceUID))
                .collect(Collectors.toSet());
        return content(object)
                .flatMap(item -> item.items(Tag.ReferencedSOPSequence).stream())
                .filter(reference -> !listed.contains(reference.attributes().getString(Tag.ReferencedSOPInstanceUID)))
                .map(reference ->
                        new Rule.Breach(reference.pathOf(Tag.ReferencedSOPInstanceUID), "is in no evidence sequence"));
    }

    private static String valueType(Node item) {
        String type = item.attributes().getString(Tag.ValueType);
        return type == null ? "" : type;
    }

    private static String relationship(Node item) {
        String type = item.attributes().getString(Tag.RelationshipType);
        return type == null ? "" : type;
    }
}
