package org.secondread.preprocessing.pixel.jpeg2000;

import java.util.ArrayList;
import java.util.List;

/** A code-block: where it lies in its sub-band, and what packets have brought of it so far. */
final class CodeBlock {
    private final Band band;
    private final Area area;
    private final List<Segment> segments = new ArrayList<>(1);
    private boolean included;
    private int bitPlanes;
    private int lengthBits = 3;
    private int passes;

    CodeBlock(Band band, Area area) {
        this.band = band;
        this.area = area;
    }

    Band band() {
        return band;
    }

    /** In coordinates of the sub-band. */
    Area area() {
        return area;
    }

    List<Segment> segments() {
        return segments;
    }

    boolean isIncluded() {
        return included;
    }

    /** Notes the first packet with a contribution. */
    void include(int zeroPlanes) {
        included = true;
        bitPlanes = band.bitPlanes() - zeroPlanes;
        if (bitPlanes < 0) {
            throw Refusal.malformed("a code-block lacks more bit-planes than there are");
        }
    }

    /** Magnitude bit-planes that are coded. */
    int bitPlanes() {
        return bitPlanes;
    }

    int lengthBits() {
        return lengthBits;
    }

    void widenLength() {
        if (++lengthBits > 31) {
            throw Refusal.malformed("a codeword segment's length has more than 31 bits");
        }
    }

    int passes() {
        return passes;
    }

    /** The segment that the next of so many coming passes belongs to. */
    Segment open(BlockStyle style, int coming) {
        Segment last = segments.isEmpty() ? null : segments.get(segments.size() - 1);
        if (last == null || last.room() == 0) {
            last = new Segment(style.passesInSegment(passes, coming));
            segments.add(last);
        }
        return last;
    }

    void addPasses(Segment segment, int count) {
        segment.addPasses(count);
        passes += count;
    }
}
