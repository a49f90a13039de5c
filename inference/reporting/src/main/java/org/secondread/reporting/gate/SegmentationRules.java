package org.secondread.reporting.gate;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.secondread.domain.Vector3;

/** What holds inside a segmentation (PS3.3 C.8.20, C.7.6.16, C.7.6.17), whoever wrote it. */
final class SegmentationRules {
    private static final double ORTHONORMAL_TOLERANCE = 1e-4;

    private SegmentationRules() {}

    static List<Rule> all() {
        return List.of(
                new Rule("seg.frame-count", "PS3.3 C.7.6.16.1.2", SegmentationRules::frameCount),
                new Rule("seg.pixel-length", "PS3.5 8.1.1", SegmentationRules::pixelLength),
                new Rule("seg.segment-numbers", "PS3.3 C.8.20.2.4", SegmentationRules::segmentNumbers),
                new Rule("seg.frame-segment", "PS3.3 C.8.20.3.1", SegmentationRules::frameSegments),
                new Rule("seg.dimension-values", "PS3.3 C.7.6.17", SegmentationRules::dimensionValues),
                new Rule("seg.orientation", "PS3.3 C.7.6.2.1.1", SegmentationRules::orientation),
                new Rule("seg.spacing", "PS3.3 10.7.1.3", SegmentationRules::spacing),
                new Rule("seg.source-listed", "PS3.3 C.12.2", SegmentationRules::sourcesListed));
    }

    private static Stream<Rule.Breach> frameCount(Attributes object) {
        int items = Node.root(object).frames().size();
        boolean equal =
                !object.contains(Tag.PerFrameFunctionalGroupsSequence) || items == number(object, Tag.NumberOfFrames);
        return Rule.Breach.unless(equal, "NumberOfFrames", "differs from the number of per-frame items");
    }

    private static Stream<Rule.Breach> pixelLength(Attributes object) {
        byte[] pixels = object.getSafeBytes(Tag.PixelData);
        if (pixels == null) {
            return Stream.empty(); // encapsulated: its length says nothing
        }
        long pixelCount =
                (long) number(object, Tag.Rows) * number(object, Tag.Columns) * number(object, Tag.NumberOfFrames);
        long bytes = (pixelCount * number(object, Tag.BitsAllocated) + 7) / 8;
        return Rule.Breach.unless(
                pixels.length == bytes + bytes % 2, "PixelData", "is not as long as its frames, rows and columns say");
    }

    private static Stream<Rule.Breach> segmentNumbers(Attributes object) {
        List<Node> segments = Node.root(object).items(Tag.SegmentSequence);
        return IntStream.range(0, segments.size())
                .filter(n -> number(segments.get(n).attributes(), Tag.SegmentNumber) != n + 1)
                .mapToObj(n -> new Rule.Breach(
                        segments.get(n).pathOf(Tag.SegmentNumber), "segments are not numbered from 1 by 1"));
    }

    private static Stream<Rule.Breach> frameSegments(Attributes object) {
        Node root = Node.root(object);
        List<Integer> known = root.items(Tag.SegmentSequence).stream()
                .map(segment -> number(segment.attributes(), Tag.SegmentNumber))
                .toList();
        return root.frames().stream()
                .flatMap(frame -> Node.group(root, frame, Tag.SegmentIdentificationSequence).stream())
                .filter(item -> !known.contains(number(item.attributes(), Tag.ReferencedSegmentNumber)))
                .map(item -> new Rule.Breach(
                        item.pathOf(Tag.ReferencedSegmentNumber), "is no segment of the Segment Sequence"));
    }

    private static Stream<Rule.Breach> dimensionValues(Attributes object) {
        Node root = Node.root(object);
        int dimensions = root.items(Tag.DimensionIndexSequence).size();
        return root.frames().stream()
                .flatMap(frame -> frame.items(Tag.FrameContentSequence).stream())
                .filter(item -> !isPosition(item.attributes().getInts(Tag.DimensionIndexValues), dimensions))
                .map(item -> new Rule.Breach(
                        item.pathOf(Tag.DimensionIndexValues), "must give a number from 1 for each dimension"));
    }

    private static boolean isPosition(int[] values, int dimensions) {
        return values.length == dimensions && IntStream.of(values).allMatch(value -> value >= 1);
    }

    private static Stream<Rule.Breach> orientation(Attributes object) {
        return inGroups(object, Tag.PlaneOrientationSequence, item -> {
            double[] v = item.attributes().getDoubles(Tag.ImageOrientationPatient);
            boolean kept = v.length == 6 && isOrthonormal(v);
            return Rule.Breach.unless(
                    kept, item.pathOf(Tag.ImageOrientationPatient), "are not two orthogonal unit vectors");
        });
    }

    private static boolean isOrthonormal(double[] v) {
        Vector3 x = new Vector3(v[0], v[1], v[2]);
        Vector3 y = new Vector3(v[3], v[4], v[5]);
        return Math.abs(x.norm() - 1) < ORTHONORMAL_TOLERANCE
                && Math.abs(y.norm() - 1) < ORTHONORMAL_TOLERANCE
                && Math.abs(x.dot(y)) < ORTHONORMAL_TOLERANCE;
    }

    private static Stream<Rule.Breach> spacing(Attributes object) {
        return inGroups(object, Tag.PixelMeasuresSequence, item -> {
            double[] spacing = item.attributes().getDoubles(Tag.PixelSpacing);
            boolean kept = spacing.length == 2 && spacing[0] > 0 && spacing[1] > 0;
            return Rule.Breach.unless(kept, item.pathOf(Tag.PixelSpacing), "must be two positive numbers");
        });
    }

    private static Stream<Rule.Breach> sourcesListed(Attributes object) {
        Node root = Node.root(object);
        List<String> listed = root.items(Tag.ReferencedSeriesSequence).stream()
                .flatMap(series -> series.items(Tag.ReferencedInstanceSequence).stream())
                .map(item -> item.attributes().getString(Tag.ReferencedSOPInstanceUID))
                .toList();
        return root.frames().stream()
                .flatMap(frame -> Node.group(root, frame, Tag.DerivationImageSequence).stream())
                .flatMap(derivation -> derivation.items(Tag.SourceImageSequence).stream())
                .filter(image -> !listed.contains(image.attributes().getString(Tag.ReferencedSOPInstanceUID)))
                .map(image -> new Rule.Breach(
                        image.pathOf(Tag.ReferencedSOPInstanceUID), "is not in the Referenced Series Sequence"));
    }

    /** Looks at each item of a functional group once, whether shared or per frame. */
    private static Stream<Rule.Breach> inGroups(
            Attributes object, int sequence, Function<Node, Stream<Rule.Breach>> check) {
        Node root = Node.root(object);
        return Stream.concat(root.items(Tag.SharedFunctionalGroupsSequence).stream(), root.frames().stream())
                .flatMap(groups -> groups.items(sequence).stream())
                .flatMap(check);
    }

    private static int number(Attributes attributes, int tag) {
        int[] values = attributes.getInts(tag);
        return values == null || values.length != 1 ? -1 : values[0];
    }
}
