package org.secondread.reporting.gate;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.secondread.domain.CodedConcept;
import org.secondread.reporting.coding.Code;

/**
 * What a reader finds in a measurement report: its groups, in their order.
 *
 * @param measurements groups of Imaging Measurements (TID 1500 row 6)
 * @param evaluations groups of Qualitative Evaluations
 */
record ReportReading(List<Group> measurements, List<Group> evaluations) {

    static ReportReading of(Attributes report) {
        return new ReportReading(
                groups(report, Code.IMAGING_MEASUREMENTS), groups(report, Code.QUALITATIVE_EVALUATIONS));
    }

    private static List<Group> groups(Attributes report, Code container) {
        return named(Node.root(report), container)
                .flatMap(parent -> named(parent, Code.MEASUREMENT_GROUP))
                .map(Group::of)
                .toList();
    }

    /** The children of a name. */
    private static Stream<Node> named(Node parent, Code name) {
        return parent.items(Tag.ContentSequence).stream().filter(item -> concept(item, Tag.ConceptNameCodeSequence)
                .filter(name::is)
                .isPresent());
    }

    private static Optional<CodedConcept> concept(Node item, int sequence) {
        return item.items(sequence).stream()
                .findFirst()
                .map(Node::attributes)
                .map(code -> new CodedConcept(
                        code.getString(Tag.CodeValue),
                        code.getString(Tag.CodingSchemeDesignator),
                        code.getString(Tag.CodeMeaning)));
    }

    /**
     * One measurement group.
     *
     * @param numbers by (value, scheme) of the concept's name, in their order
     * @param images SOP Instance UIDs of the source images of the segmentation
     */
    record Group(
            String trackingIdentifier,
            String trackingUid,
            Optional<CodedConcept> finding,
            Optional<CodedConcept> site,
            Optional<CodedConcept> laterality,
            Optional<CodedConcept> presence,
            Optional<Segment> segment,
            List<String> images,
            Map<String, Number> numbers) {

        static Group of(Node group) {
            Optional<Node> site = named(group, Code.FINDING_SITE).findFirst();
            Map<String, Number> numbers = new LinkedHashMap<>();
            group.items(Tag.ContentSequence).stream()
                    .filter(item -> "NUM".equals(item.attributes().getString(Tag.ValueType)))
                    .forEach(item -> numbers.put(
                            key(concept(item, Tag.ConceptNameCodeSequence).orElseThrow()), Number.of(item)));
            return new Group(
                    value(group, Code.TRACKING_IDENTIFIER, Tag.TextValue),
                    value(group, Code.TRACKING_UID, Tag.UID),
                    code(group, Code.FINDING),
                    site.flatMap(item -> concept(item, Tag.ConceptCodeSequence)),
                    site.flatMap(item -> code(item, Code.LATERALITY)),
                    code(group, Code.PRESENCE),
                    named(group, Code.REFERENCED_SEGMENT).findFirst().map(Segment::of),
                    named(group, Code.SOURCE_IMAGE)
                            .flatMap(item -> item.items(Tag.ReferencedSOPSequence).stream())
                            .map(item -> item.attributes().getString(Tag.ReferencedSOPInstanceUID))
                            .toList(),
                    numbers);
        }

        Optional<Number> number(CodedConcept name) {
            return Optional.ofNullable(numbers.get(key(name)));
        }

        private static String key(CodedConcept name) {
            return name.scheme() + " " + name.value();
        }

        private static Optional<CodedConcept> code(Node item, Code name) {
            return named(item, name).findFirst().flatMap(found -> concept(found, Tag.ConceptCodeSequence));
        }

        private static String value(Node item, Code name, int tag) {
            return named(item, name)
                    .findFirst()
                    .map(found -> found.attributes().getString(tag))
                    .orElse("");
        }
    }

    /** A number with the code of its unit. */
    record Number(BigDecimal value, String unit) {
        static Number of(Node item) {
            Node measured = item.items(Tag.MeasuredValueSequence).get(0);
            return new Number(
                    new BigDecimal(
                            measured.attributes().getString(Tag.NumericValue).strip()),
                    concept(measured, Tag.MeasurementUnitsCodeSequence)
                            .map(CodedConcept::value)
                            .orElse(""));
        }
    }

    /** A segment by its segmentation and number. */
    record Segment(String sopInstanceUid, int number) {
        static Segment of(Node item) {
            Attributes reference = item.items(Tag.ReferencedSOPSequence).get(0).attributes();
            return new Segment(
                    reference.getString(Tag.ReferencedSOPInstanceUID),
                    reference.getInts(Tag.ReferencedSegmentNumber)[0]);
        }
    }
}
