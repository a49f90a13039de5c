package org.secondread.reporting.gate;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dcm4che3.data.Attributes;
import org.secondread.domain.SourceFrame;
import org.secondread.models.extraction.Measurement;
import org.secondread.models.extraction.Triage;
import org.secondread.reporting.Precision;
import org.secondread.reporting.ReportedFinding;
import org.secondread.reporting.Result;
import org.secondread.reporting.ResultForm;
import org.secondread.reporting.coding.Code;

/** What our report must say: read back, it states the findings and the triage that it was written from. */
final class ReportContent {
    private static final String CLAUSE = "docs/conformance.md, structured report";
    private static final String GROUPS = "ContentSequence";

    private final Result result;

    ReportContent(Result result) {
        this.result = result;
    }

    List<Rule> rules() {
        return List.of(
                new Rule("report.groups", CLAUSE, this::groups),
                new Rule("report.finding", CLAUSE, object -> pairs(object).flatMap(ReportContent::finding)),
                new Rule("report.measurement", CLAUSE, object -> pairs(object).flatMap(ReportContent::measurements)),
                new Rule("report.volume", CLAUSE, object -> pairs(object).flatMap(ReportContent::volume)),
                new Rule("report.segment", CLAUSE, object -> pairs(object).flatMap(this::segment)),
                new Rule("report.triage", CLAUSE, this::triage));
    }

    private Stream<Rule.Breach> groups(Attributes object) {
        int found = ReportReading.of(object).measurements().size();
        return Rule.Breach.unless(
                found == result.findings().size(), GROUPS, "does not hold one measurement group per finding");
    }

    private Stream<Pair> pairs(Attributes object) {
        List<ReportReading.Group> groups = ReportReading.of(object).measurements();
        int count = Math.min(groups.size(), result.findings().size());
        return IntStream.range(0, count)
                .mapToObj(n -> new Pair(result.findings().get(n), groups.get(n)));
    }

    private static Stream<Rule.Breach> finding(Pair pair) {
        ReportedFinding expected = pair.expected();
        ReportReading.Group group = pair.group();
        boolean equal = group.trackingUid().equals(expected.tracking().uid())
                && group.trackingIdentifier().equals(expected.tracking().identifier())
                && group.finding().filter(expected.finding().code()::isSameAs).isPresent()
                && group.site().filter(expected.finding().site()::isSameAs).isPresent()
                && group.laterality().isPresent()
                        == expected.finding().laterality().isPresent()
                && group.laterality()
                        .map(side ->
                                side.isSameAs(expected.finding().laterality().orElseThrow()))
                        .orElse(true);
        return Rule.Breach.unless(equal, pair.path(), "differs from the finding in name, kind or site");
    }

    private static Stream<Rule.Breach> measurements(Pair pair) {
        Stream<Rule.Breach> measured = pair.expected().finding().measurements().stream()
                .flatMap(m ->
                        Rule.Breach.unless(isStated(pair.group(), m), pair.path(), "misses or changes a measurement"));
        BigDecimal score = Precision.score(pair.expected().finding().score().value());
        return Stream.concat(
                measured,
                Rule.Breach.unless(isStated(pair.group(), Code.SCORE, score), pair.path(), "changes the score"));
    }

    private static boolean isStated(ReportReading.Group group, Measurement measurement) {
        BigDecimal value = Precision.of(measurement.value(), measurement.unit());
        return group.number(measurement.concept())
                .filter(number -> number.unit().equals(measurement.unit().value()))
                .filter(number -> number.value().compareTo(value) == 0)
                .isPresent();
    }

    private static boolean isStated(ReportReading.Group group, Code name, BigDecimal value) {
        return group.number(name.concept())
                .filter(number -> number.value().compareTo(value) == 0)
                .isPresent();
    }

    /** The volume is that of the voxels of the segment. */
    private static Stream<Rule.Breach> volume(Pair pair) {
        Optional<BigDecimal> voxels = pair.expected()
                .region()
                .map(region -> Precision.volume(region.mask().volumeMm3()));
        boolean equal = voxels.map(volume -> isStated(pair.group(), Code.VOLUME, volume))
                .orElse(true);
        return Rule.Breach.unless(equal, pair.path(), "states another volume than its segment has");
    }

    private Stream<Rule.Breach> segment(Pair pair) {
        Optional<ReportReading.Segment> expected =
                pair.expected().segmentNumber().isPresent()
                        ? Optional.of(new ReportReading.Segment(
                                result.plan().sopInstanceUid(ResultForm.SEGMENTATION),
                                pair.expected().segmentNumber().getAsInt()))
                        : Optional.empty();
        List<String> images = pair.expected().slices().stream()
                .map(SourceFrame::sopInstanceUid)
                .toList();
        boolean equal = expected.equals(pair.group().segment())
                && images.equals(pair.group().images());
        return Rule.Breach.unless(equal, pair.path(), "refers to another segment or other source images");
    }

    private Stream<Rule.Breach> triage(Attributes object) {
        Triage triage = result.triage();
        Code presence = triage.isSuspected() ? Code.PRESENT : Code.ABSENT;
        boolean stated = ReportReading.of(object).evaluations().stream()
                .filter(group ->
                        group.trackingUid().equals(result.triageTracking().uid()))
                .filter(group -> group.presence().filter(presence::is).isPresent())
                .filter(group -> isStated(
                        group, Code.SCORE, Precision.score(triage.score().value())))
                .anyMatch(group -> isStated(group, Code.OPERATING_POINT, Precision.score(triage.threshold())));
        return Rule.Breach.unless(stated, GROUPS, "does not hold the triage statement");
    }

    private record Pair(ReportedFinding expected, ReportReading.Group group) {
        String path() {
            return "measurement group " + expected.number();
        }
    }
}
