package org.secondread.cli.remote;

import java.util.Optional;
import java.util.OptionalInt;
import org.secondread.api.v1.Code;
import org.secondread.api.v1.Finding;
import org.secondread.api.v1.ModelSummary;
import org.secondread.api.v1.UrgencyCategory;
import org.secondread.domain.CodedConcept;
import org.secondread.domain.SourceFrame;
import org.secondread.domain.Vector3;
import org.secondread.models.catalog.ModelIdentity;
import org.secondread.models.extraction.Measurement;
import org.secondread.models.extraction.Score;
import org.secondread.models.extraction.Triage;
import org.secondread.pipeline.Summary;
import org.secondread.pipeline.Summary.ReportedFinding;
import org.secondread.pipeline.Summary.SourceSlice;
import org.secondread.preprocessing.quality.Limitation;

/** A summary of {@code secondread.v1} in our own words. */
final class RemoteSummary {
    private RemoteSummary() {}

    static Summary read(ModelSummary wire) {
        return new Summary(
                wire.getAnalysisId(),
                new ModelIdentity(
                        wire.getModel().getName(),
                        wire.getModel().getVersion(),
                        wire.getModel().getSha256(),
                        wire.getModel().getManufacturer()),
                wire.getFindingsList().stream().map(RemoteSummary::finding).toList(),
                wire.getCandidateCount(),
                triage(wire.getTriage()),
                wire.getLimitationsList().stream()
                        .map(limitation -> new Limitation(code(limitation.getConcept()), limitation.getDetail()))
                        .toList());
    }

    private static ReportedFinding finding(Finding wire) {
        return new ReportedFinding(
                code(wire.getCode()),
                code(wire.getSite()),
                wire.hasLaterality() ? Optional.of(code(wire.getLaterality())) : Optional.empty(),
                score(wire.getScore()),
                wire.hasCentreMm() ? Optional.of(centre(wire)) : Optional.empty(),
                wire.getMeasurementsList().stream()
                        .map(m -> new Measurement(code(m.getConcept()), m.getValue(), code(m.getUnit())))
                        .toList(),
                wire.getTrackingUid(),
                wire.getSlicesList().stream().map(RemoteSummary::slice).toList());
    }

    private static Vector3 centre(Finding wire) {
        return new Vector3(
                wire.getCentreMm().getX(),
                wire.getCentreMm().getY(),
                wire.getCentreMm().getZ());
    }

    private static SourceSlice slice(org.secondread.api.v1.SourceSlice wire) {
        SourceFrame frame = new SourceFrame(
                wire.getSopClassUid(),
                wire.getSopInstanceUid(),
                wire.hasFrameNumber() ? OptionalInt.of(wire.getFrameNumber()) : OptionalInt.empty(),
                wire.hasInstanceNumber() ? OptionalInt.of(wire.getInstanceNumber()) : OptionalInt.empty());
        return new SourceSlice(
                frame, wire.hasSeriesNumber() ? OptionalInt.of(wire.getSeriesNumber()) : OptionalInt.empty());
    }

    private static Triage triage(org.secondread.api.v1.Triage wire) {
        return new Triage(
                code(wire.getSuspected()), score(wire.getScore()), wire.getThreshold(), category(wire.getCategory()));
    }

    private static Triage.Category category(UrgencyCategory wire) {
        return switch (wire) {
            case URGENCY_CATEGORY_MINUTES -> Triage.Category.MINUTES;
            case URGENCY_CATEGORY_HOURS -> Triage.Category.HOURS;
            case URGENCY_CATEGORY_DAYS -> Triage.Category.DAYS;
            case URGENCY_CATEGORY_NONE -> Triage.Category.NONE;
            case URGENCY_CATEGORY_UNSPECIFIED, UNRECOGNIZED ->
                throw RemoteAnswer.broken("the server states an urgency unknown here");
        };
    }

    private static Score score(org.secondread.api.v1.Score wire) {
        return new Score(wire.getValue(), wire.getCalibrated());
    }

    private static CodedConcept code(Code wire) {
        return new CodedConcept(wire.getValue(), wire.getScheme(), wire.getMeaning());
    }
}
