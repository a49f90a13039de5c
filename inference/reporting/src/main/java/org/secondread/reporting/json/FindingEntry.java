package org.secondread.reporting.json;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.secondread.domain.CodedConcept;
import org.secondread.domain.SourceFrame;
import org.secondread.domain.Vector3;
import org.secondread.models.extraction.Finding;
import org.secondread.models.extraction.Measurement;
import org.secondread.reporting.Precision;
import org.secondread.reporting.ReportedFinding;

/**
 * One finding or candidate. Place and sizes are empty for a finding on the whole series.
 *
 * @param centreMm x, y, z in LPS millimetres
 */
record FindingEntry(
        int number,
        String trackingUid,
        String trackingIdentifier,
        Term finding,
        Term site,
        Optional<Term> laterality,
        Optional<List<BigDecimal>> centreMm,
        Optional<BigDecimal> volumeMm3,
        Optional<BigDecimal> longAxisMm,
        Optional<BigDecimal> shortAxisMm,
        Optional<BigDecimal> meanDiameterMm,
        BigDecimal score,
        boolean calibrated,
        List<Slice> sourceSlices) {

    /** A source image, also by the numbers that a radiologist sees on a workstation. */
    record Slice(String sopInstanceUid, OptionalInt frameNumber, OptionalInt seriesNumber, OptionalInt instanceNumber) {
        static Slice of(SourceFrame frame, OptionalInt seriesNumber) {
            return new Slice(frame.sopInstanceUid(), frame.frameNumber(), seriesNumber, frame.instanceNumber());
        }
    }

    static FindingEntry of(ReportedFinding reported, OptionalInt seriesNumber) {
        Finding finding = reported.finding();
        return new FindingEntry(
                reported.number(),
                reported.tracking().uid(),
                reported.tracking().identifier(),
                Term.of(finding.code()),
                Term.of(finding.site()),
                finding.laterality().map(Term::of),
                reported.region().map(region -> point(region.centreMm())),
                measured(Measurement.VOLUME, finding),
                measured(Measurement.LONG_AXIS, finding),
                measured(Measurement.SHORT_AXIS, finding),
                measured(Measurement.DIAMETER, finding),
                Precision.score(finding.score().value()),
                finding.score().calibrated(),
                reported.slices().stream()
                        .map(slice -> Slice.of(slice, seriesNumber))
                        .toList());
    }

    private static List<BigDecimal> point(Vector3 mm) {
        return List.of(Precision.length(mm.x()), Precision.length(mm.y()), Precision.length(mm.z()));
    }

    private static Optional<BigDecimal> measured(CodedConcept concept, Finding finding) {
        return finding.measurements().stream()
                .filter(measurement -> measurement.concept().isSameAs(concept))
                .findFirst()
                .map(measurement -> Precision.of(measurement.value(), measurement.unit()));
    }
}
