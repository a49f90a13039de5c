package org.secondread.preprocessing.pixel.jpeg2000;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads packets (T.800 B.9 and B.10): the header says which code-blocks get how many passes and bytes, the bytes follow. */
final class PacketReader {
    private static final int MOST_ZERO_PLANES = 38 + 7 + 255;

    private final Cursor packets;
    private final CodingStyle style;
    private final List<Segment> pending = new ArrayList<>();
    private int[] pendingLengths = new int[16];

    PacketReader(Cursor packets, CodingStyle style) {
        this.packets = packets;
        this.style = style;
    }

    boolean isAtEnd() {
        return packets.remaining() == 0;
    }

    /** The precinct's packet of its next layer. */
    void read(Precinct precinct) {
        if (style.sop() && packets.isAt(Marker.SOP)) {
            packets.skip(6);
        }
        pending.clear();
        PacketBits bits = new PacketBits(packets);
        if (bits.bit() == 1) {
            for (PrecinctBand band : precinct.bands()) {
                readHeader(band, precinct, bits);
            }
        }
        bits.align();
        if (style.eph()) {
            if (!packets.isAt(Marker.EPH)) {
                throw Refusal.malformed("a packet header does not end with EPH");
            }
            packets.skip(2);
        }
        readBody();
        precinct.countLayer();
    }

    private void readBody() {
        for (int n = 0; n < pending.size(); n++) {
            int at = packets.at();
            packets.skip(pendingLengths[n]);
            pending.get(n).addBytes(at, pendingLengths[n]);
        }
    }

    private void readHeader(PrecinctBand band, Precinct precinct, PacketBits bits) {
        List<CodeBlock> blocks = band.blocks();
        for (int n = 0; n < blocks.size(); n++) {
            CodeBlock block = blocks.get(n);
            if (block.isIncluded()) {
                if (bits.bit() == 0) {
                    continue;
                }
            } else {
                if (!band.inclusion().isBelow(n, precinct.layers() + 1, bits)) {
                    continue;
                }
                block.include(zeroPlanes(band.zeroPlanes(), n, bits));
            }
            readContribution(block, precinct.style(), bits);
        }
    }

    private static int zeroPlanes(TagTree tree, int leaf, PacketBits bits) {
        int bound = 1;
        while (!tree.isBelow(leaf, bound, bits)) {
            if (++bound > MOST_ZERO_PLANES) {
                throw Refusal.malformed("a code-block lacks more bit-planes than there are");
            }
        }
        return bound - 1;
    }

    private void readContribution(CodeBlock block, BlockStyle blockStyle, PacketBits bits) {
        int passes = passes(bits);
        if (block.passes() + passes > 3 * Math.max(1, block.bitPlanes()) - 2 && !blockStyle.highThroughput()) {
            throw Refusal.malformed("a code-block has more passes than its bit-planes allow");
        }
        while (bits.bit() == 1) {
            block.widenLength();
        }
        while (passes > 0) {
            Segment segment = block.open(blockStyle, passes);
            int now = Math.min(passes, segment.room());
            int length = bits.bits(block.lengthBits() + 31 - Integer.numberOfLeadingZeros(now));
            block.addPasses(segment, now);
            if (length != 0) {
                await(segment, length);
            }
            passes -= now;
        }
    }

    private void await(Segment segment, int length) {
        if (length < 0 || length > packets.remaining()) {
            throw Refusal.truncated();
        }
        if (pending.size() == pendingLengths.length) {
            pendingLengths = Arrays.copyOf(pendingLengths, 2 * pendingLengths.length);
        }
        pendingLengths[pending.size()] = length;
        pending.add(segment);
    }

    /** Number of coding passes (table B.4). */
    private static int passes(PacketBits bits) {
        if (bits.bit() == 0) {
            return 1;
        }
        if (bits.bit() == 0) {
            return 2;
        }
        int more = bits.bits(2);
        if (more < 3) {
            return 3 + more;
        }
        more = bits.bits(5);
        return more < 31 ? 6 + more : 37 + bits.bits(7);
    }
}
