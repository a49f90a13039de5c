package org.secondread.server.grpc;

import org.secondread.api.v1.Finding;
import org.secondread.api.v1.Limitation;
import org.secondread.api.v1.Measurement;
import org.secondread.api.v1.ModelSummary;
import org.secondread.api.v1.SourceSlice;
import org.secondread.api.v1.Triage;
import org.secondread.api.v1.UrgencyCategory;
import org.secondread.pipeline.Summary;
import org.secondread.pipeline.Summary.ReportedFinding;

/** A summary in the words of {@code secondread.v1}. */
final class WireSummary {
    private WireSummary() {}

    static ModelSummary of(Summary summary) {
        ModelSummary.Builder wire = ModelSummary.newBuilder()
                .setModel(Wire.identity(summary.model()))
                .setAnalysisId(summary.analysisId())
                .setCandidateCount(summary.candidateCount())
                .setTriage(triage(summary.triage()));
        summary.findings().forEach(finding -> wire.addFindings(finding(finding)));
        summary.limitations()
                .forEach(limitation -> wire.addLimitations(Limitation.newBuilder()
                        .setConcept(Wire.code(limitation.concept()))
                        .setDetail(limitation.detail())));
        return wire.build();
    }

    private static Finding finding(ReportedFinding finding) {
        Finding.Builder wire = Finding.newBuilder()
                .setCode(Wire.code(finding.code()))
                .setSite(Wire.code(finding.site()))
                .setScore(Wire.score(finding.score()))
                .setTrackingUid(finding.trackingUid());
        finding.laterality().ifPresent(side -> wire.setLaterality(Wire.code(side)));
        finding.centreMm().ifPresent(centre -> wire.setCentreMm(Wire.point(centre)));
        finding.measurements().forEach(measurement -> wire.addMeasurements(measurement(measurement)));
        finding.slices().forEach(slice -> wire.addSlices(slice(slice)));
        return wire.build();
    }

    private static Measurement measurement(org.secondread.models.extraction.Measurement measurement) {
        return Measurement.newBuilder()
                .setConcept(Wire.code(measurement.concept()))
                .setValue(measurement.value())
                .setUnit(Wire.code(measurement.unit()))
                .build();
    }

    private static SourceSlice slice(Summary.SourceSlice slice) {
        SourceSlice.Builder wire = SourceSlice.newBuilder()
                .setSopClassUid(slice.frame().sopClassUid())
                .setSopInstanceUid(slice.frame().sopInstanceUid());
        slice.frame().frameNumber().ifPresent(wire::setFrameNumber);
        slice.frame().instanceNumber().ifPresent(wire::setInstanceNumber);
        slice.seriesNumber().ifPresent(wire::setSeriesNumber);
        return wire.build();
    }

    private static Triage triage(org.secondread.models.extraction.Triage triage) {
        return Triage.newBuilder()
                .setSuspected(Wire.code(triage.suspected()))
                .setScore(Wire.score(triage.score()))
                .setThreshold(triage.threshold())
                .setCategory(category(triage.category()))
                .build();
    }

    private static UrgencyCategory category(org.secondread.models.extraction.Triage.Category category) {
        return switch (category) {
            case MINUTES -> UrgencyCategory.URGENCY_CATEGORY_MINUTES;
            case HOURS -> UrgencyCategory.URGENCY_CATEGORY_HOURS;
            case DAYS -> UrgencyCategory.URGENCY_CATEGORY_DAYS;
            case NONE -> UrgencyCategory.URGENCY_CATEGORY_NONE;
        };
    }
}
