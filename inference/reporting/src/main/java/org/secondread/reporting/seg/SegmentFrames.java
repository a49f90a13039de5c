package org.secondread.reporting.seg;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.secondread.domain.PatientGrid;
import org.secondread.models.extraction.VoxelMask;
import org.secondread.reporting.ReportedFinding;

/**
 * The frames of a binary segmentation, by segment and then by slice, and only where a segment has voxels. Native pixels of
 * one bit follow each other without padding between frames, lowest bit of each byte first (PS3.5 section 8.1.1 and annex
 * D), so that a frame may begin inside a byte.
 */
final class SegmentFrames {
    private final List<Frame> frames;

    private SegmentFrames(List<Frame> frames) {
        this.frames = frames;
    }

    /** @param segments findings with a region, in the order of their segment numbers */
    static SegmentFrames of(List<ReportedFinding> segments) {
        List<Frame> frames = new ArrayList<>();
        for (ReportedFinding segment : segments) {
            VoxelMask mask = segment.region().orElseThrow().mask();
            for (int k = mask.fromK(); k < mask.fromK() + mask.sizeK(); k++) {
                Frame frame = new Frame(segment.segmentNumber().orElseThrow(), k, mask);
                if (!frame.isEmpty()) {
                    frames.add(frame);
                }
            }
        }
        return new SegmentFrames(List.copyOf(frames));
    }

    List<Frame> list() {
        return frames;
    }

    int count() {
        return frames.size();
    }

    /** Slices that any segment touches, ascending and without repetition. */
    List<Integer> slices() {
        return frames.stream().map(Frame::slice).distinct().sorted().toList();
    }

    /** Whether any voxel belongs to more than one segment. */
    boolean overlap() {
        Set<Long> taken = new HashSet<>();
        return frames.stream().anyMatch(frame -> frame.voxels().stream().anyMatch(voxel -> !taken.add(voxel)));
    }

    /** All frames as the value of Pixel Data (7FE0,0010), of even length. */
    byte[] pack() {
        PatientGrid grid = frames.get(0).mask().grid();
        long pixelsPerFrame = (long) grid.sizeX() * grid.sizeY();
        byte[] packed = new byte[evenBytes(pixelsPerFrame * frames.size())];
        for (int n = 0; n < frames.size(); n++) {
            frames.get(n).packInto(packed, n * pixelsPerFrame);
        }
        return packed;
    }

    private static int evenBytes(long bits) {
        return Math.toIntExact((bits + 15) / 16 * 2);
    }

    /**
     * One segment on one slice.
     *
     * @param slice index on the volume's grid
     */
    record Frame(int segment, int slice, VoxelMask mask) {

        boolean isEmpty() {
            int next = mask.voxels().nextSetBit(firstBit());
            return next < 0 || next >= firstBit() + perSlice();
        }

        /** Offsets of its voxels on the volume's grid. */
        List<Long> voxels() {
            List<Long> offsets = new ArrayList<>();
            forEach((i, j) -> offsets.add(mask.grid().offset(i, j, slice)));
            return offsets;
        }

        void packInto(byte[] packed, long firstPixel) {
            int columns = mask.grid().sizeX();
            forEach((i, j) -> {
                long bit = firstPixel + (long) j * columns + i;
                packed[(int) (bit >>> 3)] |= (byte) (1 << (bit & 7));
            });
        }

        private void forEach(PixelAction action) {
            BitSet voxels = mask.voxels();
            int end = firstBit() + perSlice();
            for (int bit = voxels.nextSetBit(firstBit()); bit >= 0 && bit < end; bit = voxels.nextSetBit(bit + 1)) {
                int inSlice = bit - firstBit();
                action.at(mask.fromI() + inSlice % mask.sizeI(), mask.fromJ() + inSlice / mask.sizeI());
            }
        }

        private int firstBit() {
            return (slice - mask.fromK()) * perSlice();
        }

        private int perSlice() {
            return mask.sizeI() * mask.sizeJ();
        }
    }

    /** What is done with one pixel. */
    private interface PixelAction {
        void at(int column, int row);
    }
}
