package org.secondread.reporting;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.secondread.domain.SourceFrame;
import org.secondread.models.extraction.Finding;
import org.secondread.models.extraction.Location;

/**
 * A finding as every object of a result names it.
 *
 * @param number rank by falling score, counted from 1
 * @param segmentNumber Segment Number (0062,0004); empty for a finding without a region, and for candidates
 * @param slices source images that its region touches, in slice order; empty for a finding on the whole series
 */
public record ReportedFinding(
        int number, Finding finding, Tracking tracking, OptionalInt segmentNumber, List<SourceFrame> slices) {
    public ReportedFinding {
        slices = List.copyOf(slices);
    }

    /** Its place in the patient, if it has one. */
    public Optional<Location.Region> region() {
        return finding.location() instanceof Location.Region region ? Optional.of(region) : Optional.empty();
    }
}
