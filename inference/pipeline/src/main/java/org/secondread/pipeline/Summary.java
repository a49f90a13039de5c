package org.secondread.pipeline;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.secondread.domain.CodedConcept;
import org.secondread.domain.SourceFrame;
import org.secondread.domain.Vector3;
import org.secondread.models.catalog.ModelIdentity;
import org.secondread.models.extraction.Measurement;
import org.secondread.models.extraction.Score;
import org.secondread.models.extraction.Triage;
import org.secondread.preprocessing.quality.Limitation;

/**
 * A result in short, without pixels: what a caller shows or decides on without opening an object.
 *
 * @param analysisId from which the UIDs of the objects derive
 * @param findings at or above the operating point, by falling score
 * @param candidateCount how many lie below it
 */
public record Summary(
        String analysisId,
        ModelIdentity model,
        List<ReportedFinding> findings,
        int candidateCount,
        Triage triage,
        List<Limitation> limitations) {
    public Summary {
        findings = List.copyOf(findings);
        limitations = List.copyOf(limitations);
    }

    /**
     * One finding as it stands in the report.
     *
     * @param laterality side of a paired organ, where it was determined
     * @param centreMm LPS millimetres; empty when the finding concerns the whole series
     * @param trackingUid Tracking UID (0062,0021) in report and segmentation
     * @param slices that it touches, in ascending position along the slice normal
     */
    public record ReportedFinding(
            CodedConcept code,
            CodedConcept site,
            Optional<CodedConcept> laterality,
            Score score,
            Optional<Vector3> centreMm,
            List<Measurement> measurements,
            String trackingUid,
            List<SourceSlice> slices) {
        public ReportedFinding {
            measurements = List.copyOf(measurements);
            slices = List.copyOf(slices);
        }
    }

    /**
     * A source image by what a radiologist sees on a workstation.
     *
     * @param seriesNumber Series Number (0020,0011), which may be absent (type 2)
     */
    public record SourceSlice(SourceFrame frame, OptionalInt seriesNumber) {}
}
