package org.secondread.preprocessing.tensor;

import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.secondread.domain.PatientGrid;

/** The part of a volume that is searched: one bit per voxel on the grid in reading orientation. */
public final class RegionMask {
    private static final double MM3_PER_ML = 1000;

    private final PatientGrid grid;
    private final List<BitSet> slices;
    private final List<Optional<SliceBox>> boxes;
    private final long voxelCount;

    /**
     * @param grid of an {@link org.secondread.preprocessing.volume.OrientedVolume}
     * @param slices per slice, bit j·sizeX+i; owned by the mask from now on
     */
    public RegionMask(PatientGrid grid, List<BitSet> slices) {
        if (slices.size() != grid.sizeZ()) {
            throw new IllegalArgumentException(slices.size() + " slices for a grid of " + grid.sizeZ());
        }
        this.grid = grid;
        this.slices = List.copyOf(slices);
        this.boxes = slices.stream().map(slice -> boxOf(slice, grid.sizeX())).toList();
        this.voxelCount = slices.stream().mapToLong(BitSet::cardinality).sum();
    }

    /** Every voxel of a grid. */
    public static RegionMask whole(PatientGrid grid) {
        BitSet slice = new BitSet();
        slice.set(0, Math.multiplyExact(grid.sizeX(), grid.sizeY()));
        return new RegionMask(grid, Collections.nCopies(grid.sizeZ(), slice));
    }

    public PatientGrid grid() {
        return grid;
    }

    public boolean contains(int i, int j, int k) {
        return grid.contains(i, j, k) && slices.get(k).get(j * grid.sizeX() + i);
    }

    /** The smallest box around the region on slice k; empty where the region does not reach that slice. */
    public Optional<SliceBox> box(int k) {
        return boxes.get(k);
    }

    /** Whether any voxel of a box on slice k belongs to the region; the box may leave the grid. */
    public boolean meets(SliceBox box, int k) {
        int from = Math.max(box.fromI(), 0);
        int to = Math.min(box.toI(), grid.sizeX());
        int lastRow = Math.min(box.toJ(), grid.sizeY());
        for (int j = Math.max(box.fromJ(), 0); j < lastRow; j++) {
            int row = j * grid.sizeX();
            int next = slices.get(k).nextSetBit(row + from);
            if (next >= 0 && next < row + to) {
                return true;
            }
        }
        return false;
    }

    /** The area of the region on slice k. */
    public double areaMm2(int k) {
        return slices.get(k).cardinality()
                * grid.spacingMm().x()
                * grid.spacingMm().y();
    }

    public boolean isEmpty() {
        return voxelCount == 0;
    }

    public double volumeMl() {
        return voxelCount * grid.voxelVolumeMm3() / MM3_PER_ML;
    }

    private static Optional<SliceBox> boxOf(BitSet slice, int sizeX) {
        if (slice.isEmpty()) {
            return Optional.empty();
        }
        int firstRow = slice.nextSetBit(0) / sizeX;
        int lastRow = (slice.length() - 1) / sizeX;
        int first = sizeX;
        int last = 0;
        for (int j = firstRow; j <= lastRow; j++) {
            int left = slice.nextSetBit(j * sizeX);
            int right = slice.previousSetBit((j + 1) * sizeX - 1);
            if (left < (j + 1) * sizeX) {
                first = Math.min(first, left - j * sizeX);
                last = Math.max(last, right - j * sizeX);
            }
        }
        return Optional.of(new SliceBox(first, firstRow, last - first + 1, lastRow - firstRow + 1));
    }
}
