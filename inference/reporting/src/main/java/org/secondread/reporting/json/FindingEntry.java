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
 * One finding in the summary.
 *
 * @param rank by falling score, counted from 1 among findings and candidates apart
 * @param segmentNumber of the segmentation, for findings that have a region
 * @param centreMm x, y, z in LPS millimetres
 */
record FindingEntry(
        int rank,
        String trackingIdentifier,
        String trackingUid,
        OptionalInt segmentNumber,
        CodedConcept finding,
        CodedConcept site,
        Optional<CodedConcept> laterality,
        BigDecimal score,
        boolean calibrated,
        Optional<List<BigDecimal>> centreMm,
        Optional<BigDecimal> volumeMm3,
        Optional<BigDecimal> longAxisMm,
        Optional<BigDecimal> shortAxisMm,
        Optional<BigDecimal> meanDiameterMm,
        List<SliceEntry> sourceSlices) {

    static FindingEntry of(ReportedFinding reported, OptionalInt seriesNumber) {
        Finding finding = reported.finding();
        return new FindingEntry(
                reported.number(),
                reported.tracking().identifier(),
                reported.tracking().uid(),
                reported.segmentNumber(),
                finding.code(),
                finding.site(),
                finding.laterality(),
                Precision.score(finding.score().value()),
                finding.score().calibrated(),
                reported.region().map(region -> components(region.centreMm())),
                measured(finding, Measurement.VOLUME),
                measured(finding, Measurement.LONG_AXIS),
                measured(finding, Measurement.SHORT_AXIS),
                measured(finding, Measurement.DIAMETER),
                reported.slices().stream()
                        .map(slice -> SliceEntry.of(slice, seriesNumber))
                        .toList());
    }

    private static Optional<BigDecimal> measured(Finding finding, CodedConcept concept) {
        return finding.measurements().stream()
                .filter(measurement -> measurement.concept().isSameAs(concept))
                .map(measurement -> Precision.of(measurement.value(), measurement.unit()))
                .findFirst();
    }

    private static List<BigDecimal> components(Vector3 point) {
        return List.of(Precision.length(point.x()), Precision.length(point.y()), Precision.length(point.z()));
    }

    /** A source image by its identifier, and by the numbers that a workstation shows. */
    record SliceEntry(
            String sopInstanceUid, OptionalInt frameNumber, OptionalInt seriesNumber, OptionalInt instanceNumber) {
        static SliceEntry of(SourceFrame slice, OptionalInt seriesNumber) {
            return new SliceEntry(slice.sopInstanceUid(), slice.frameNumber(), seriesNumber, slice.instanceNumber());
        }
    }
}
