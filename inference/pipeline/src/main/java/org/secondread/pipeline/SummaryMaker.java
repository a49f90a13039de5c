package org.secondread.pipeline;

import java.util.List;
import java.util.OptionalInt;
import org.secondread.models.extraction.Finding;
import org.secondread.models.extraction.Location;
import org.secondread.pipeline.Summary.SourceSlice;
import org.secondread.reporting.Result;

/** Shortens a result to what a caller decides on without opening an object. */
final class SummaryMaker {
    private SummaryMaker() {}

    static Summary of(Result result) {
        OptionalInt seriesNumber = result.source().volume().source().seriesNumber();
        return new Summary(
                result.source().provenance().analysisId(),
                result.source().provenance().model(),
                result.findings().stream()
                        .map(finding -> shortened(finding, seriesNumber))
                        .toList(),
                result.candidates().size(),
                result.triage(),
                result.source().limitations());
    }

    private static Summary.ReportedFinding shortened(
            org.secondread.reporting.ReportedFinding reported, OptionalInt seriesNumber) {
        Finding finding = reported.finding();
        List<SourceSlice> slices = reported.slices().stream()
                .map(frame -> new SourceSlice(frame, seriesNumber))
                .toList();
        return new Summary.ReportedFinding(
                finding.code(),
                finding.site(),
                finding.laterality(),
                finding.score(),
                reported.region().map(Location.Region::centreMm),
                finding.measurements(),
                reported.tracking().uid(),
                slices);
    }
}
