package org.secondread.reporting.gate;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.secondread.domain.Vector3;

/**
 * What a reader finds in a binary segmentation: its frames with their place in the patient.
 *
 * @param orientation direction cosines of rows and of columns
 * @param spacing between rows, between columns, in millimetres
 */
record SegmentationReading(int rows, int columns, double[] orientation, double[] spacing, List<Frame> frames) {

    static SegmentationReading of(Attributes object) {
        Node root = Node.root(object);
        int rows = object.getInts(Tag.Rows)[0];
        int columns = object.getInts(Tag.Columns)[0];
        List<Node> items = root.frames();
        BitSet pixels = BitSet.valueOf(object.getSafeBytes(Tag.PixelData));
        int size = rows * columns;
        List<Frame> frames = IntStream.range(0, items.size())
                .mapToObj(n -> Frame.of(root, items.get(n), pixels.get(n * size, (n + 1) * size)))
                .toList();
        Node first = items.get(0);
        return new SegmentationReading(
                rows,
                columns,
                doubles(root, first, Tag.PlaneOrientationSequence, Tag.ImageOrientationPatient),
                doubles(root, first, Tag.PixelMeasuresSequence, Tag.PixelSpacing),
                frames);
    }

    /** The frames of one segment, in their order. */
    List<Frame> of(int segment) {
        return frames.stream().filter(frame -> frame.segment() == segment).toList();
    }

    private static double[] doubles(Node root, Node frame, int sequence, int tag) {
        return Node.group(root, frame, sequence).get(0).attributes().getDoubles(tag);
    }

    /**
     * One frame.
     *
     * @param positionMm centre of the first pixel, LPS
     * @param source SOP Instance UID of the image it was made from
     * @param pixels bit row·columns + column
     */
    record Frame(String path, int segment, Vector3 positionMm, String source, BitSet pixels) {
        static Frame of(Node root, Node frame, BitSet pixels) {
            double[] position = doubles(root, frame, Tag.PlanePositionSequence, Tag.ImagePositionPatient);
            Attributes segment = Node.group(root, frame, Tag.SegmentIdentificationSequence)
                    .get(0)
                    .attributes();
            return new Frame(
                    frame.path(),
                    segment.getInts(Tag.ReferencedSegmentNumber)[0],
                    new Vector3(position[0], position[1], position[2]),
                    source(root, frame),
                    pixels);
        }

        private static String source(Node root, Node frame) {
            return Node.group(root, frame, Tag.DerivationImageSequence).stream()
                    .flatMap(derivation -> derivation.items(Tag.SourceImageSequence).stream())
                    .map(image -> image.attributes().getString(Tag.ReferencedSOPInstanceUID))
                    .findFirst()
                    .orElse("");
        }
    }
}
