package org.secondread.reporting;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.secondread.domain.SourceFrame;
import org.secondread.models.extraction.Finding;
import org.secondread.models.extraction.Findings;
import org.secondread.models.extraction.Location;
import org.secondread.models.extraction.Triage;
import org.secondread.models.extraction.VoxelMask;

/**
 * Everything that the objects of one result are written from. Each form is written from this and never from another form,
 * so that all of them say the same.
 *
 * @param findings at or above the operating point, by falling score
 * @param candidates the rest, by falling score; named in the summary only
 * @param triageTracking identity of the triage statement
 */
public record Result(
        ResultSource source,
        List<ReportedFinding> findings,
        List<ReportedFinding> candidates,
        Triage triage,
        Tracking triageTracking,
        ResultPlan plan,
        ReportSettings settings) {

    public static Result of(ResultSource source, Findings findings, ResultPlan plan, ReportSettings settings) {
        LesionTracker tracker = new LesionTracker(
                source.volume().source().seriesInstanceUid(),
                source.provenance().model().name());
        return new Result(
                source,
                name(findings.findings(), true, source, tracker),
                name(findings.candidates(), false, source, tracker),
                findings.triage(),
                tracker.triage(findings.triage().suspected()),
                plan,
                settings);
    }

    /** Findings that have a region, in the order of their segment numbers. */
    public List<ReportedFinding> segments() {
        return findings.stream().filter(f -> f.segmentNumber().isPresent()).toList();
    }

    private static List<ReportedFinding> name(
            List<Finding> findings, boolean segmented, ResultSource source, LesionTracker tracker) {
        List<ReportedFinding> named = new ArrayList<>();
        int segments = 0;
        for (Finding finding : findings) {
            OptionalInt segment = segmented && finding.location() instanceof Location.Region
                    ? OptionalInt.of(++segments)
                    : OptionalInt.empty();
            named.add(new ReportedFinding(
                    named.size() + 1, finding, tracker.track(finding), segment, slices(finding, source)));
        }
        return List.copyOf(named);
    }

    private static List<SourceFrame> slices(Finding finding, ResultSource source) {
        if (finding.location() instanceof Location.Region region) {
            VoxelMask mask = region.mask();
            return IntStream.range(mask.fromK(), mask.fromK() + mask.sizeK())
                    .filter(k -> touches(mask, k))
                    .mapToObj(source.volume().frames()::get)
                    .distinct()
                    .toList();
        }
        return List.of();
    }

    private static boolean touches(VoxelMask mask, int k) {
        int perSlice = mask.sizeI() * mask.sizeJ();
        int from = (k - mask.fromK()) * perSlice;
        int next = mask.voxels().nextSetBit(from);
        return next >= 0 && next < from + perSlice;
    }
}
