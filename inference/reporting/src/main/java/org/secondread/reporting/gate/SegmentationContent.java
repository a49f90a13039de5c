package org.secondread.reporting.gate;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dcm4che3.data.Attributes;
import org.secondread.domain.PatientGrid;
import org.secondread.domain.SourceFrame;
import org.secondread.models.extraction.VoxelMask;
import org.secondread.preprocessing.volume.Volume;
import org.secondread.reporting.ReportedFinding;
import org.secondread.reporting.Result;

/** What our segmentation must show: read back, its voxels are those of the findings, where the source images have them. */
final class SegmentationContent {
    private static final String CLAUSE = "docs/conformance.md, segmentation";
    private static final double DIRECTION_TOLERANCE = 1e-6;
    private static final double POSITION_TOLERANCE_MM = 1e-3;

    private final Result result;
    private final Volume volume;
    private final PatientGrid grid;
    private final List<String> slices;

    SegmentationContent(Result result) {
        this.result = result;
        this.volume = result.source().volume();
        this.grid = volume.grid();
        this.slices = volume.frames().stream().map(SourceFrame::sopInstanceUid).toList();
    }

    List<Rule> rules() {
        return List.of(
                new Rule("segmentation.grid", CLAUSE, this::grid),
                new Rule("segmentation.position", CLAUSE, this::positions),
                new Rule("segmentation.voxels", CLAUSE, this::voxels));
    }

    private Stream<Rule.Breach> grid(Attributes object) {
        SegmentationReading reading = SegmentationReading.of(object);
        double[] directions = {
            grid.xDirection().x(), grid.xDirection().y(), grid.xDirection().z(),
            grid.yDirection().x(), grid.yDirection().y(), grid.yDirection().z()
        };
        double[] spacing = {grid.spacingMm().y(), grid.spacingMm().x()};
        boolean equal = reading.rows() == grid.sizeY()
                && reading.columns() == grid.sizeX()
                && isNear(reading.orientation(), directions)
                && isNear(reading.spacing(), spacing);
        return Rule.Breach.unless(equal, "SharedFunctionalGroupsSequence", "states another grid than the volume's");
    }

    private static boolean isNear(double[] found, double[] expected) {
        return found.length == expected.length
                && IntStream.range(0, found.length)
                        .allMatch(n -> Math.abs(found[n] - expected[n]) <= DIRECTION_TOLERANCE);
    }

    /** Each frame lies where the image lies that it was made from. */
    private Stream<Rule.Breach> positions(Attributes object) {
        return SegmentationReading.of(object).frames().stream()
                .filter(frame -> !isInPlace(frame))
                .map(frame -> new Rule.Breach(frame.path(), "does not lie where its source image lies"));
    }

    private boolean isInPlace(SegmentationReading.Frame frame) {
        int slice = slice(frame);
        return slice >= 0
                && slice < slices.size()
                && slices.get(slice).equals(frame.source())
                && grid.toPatient(0, 0, slice).distanceTo(frame.positionMm()) <= POSITION_TOLERANCE_MM;
    }

    /** By position: one instance may be the source of many slices, as frames or, of a resampled volume, as the nearest. */
    private int slice(SegmentationReading.Frame frame) {
        return (int) Math.round(grid.toIndex(frame.positionMm()).z());
    }

    private Stream<Rule.Breach> voxels(Attributes object) {
        SegmentationReading reading = SegmentationReading.of(object);
        return result.segments().stream()
                .filter(segment -> !isSame(segment, reading))
                .map(segment -> new Rule.Breach(
                        "segment " + segment.segmentNumber().orElseThrow(), "does not have the finding's voxels"));
    }

    /** Every pixel of the segment's frames is a voxel of the mask, and none is missing. */
    private boolean isSame(ReportedFinding segment, SegmentationReading reading) {
        VoxelMask mask = segment.region().orElseThrow().mask();
        int count = 0;
        for (SegmentationReading.Frame frame :
                reading.of(segment.segmentNumber().orElseThrow())) {
            int k = slice(frame);
            BitSet pixels = frame.pixels();
            if (!pixels.stream().allMatch(pixel -> mask.contains(pixel % grid.sizeX(), pixel / grid.sizeX(), k))) {
                return false;
            }
            count += pixels.cardinality();
        }
        return count == mask.voxelCount();
    }
}
