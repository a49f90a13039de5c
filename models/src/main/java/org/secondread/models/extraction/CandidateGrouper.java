package org.secondread.models.extraction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.secondread.domain.PatientGrid;

/**
 * Joins voxels that share a face, an edge or a corner (26-connected) into groups.
 *
 * <p>Connected components by labels (Rosenfeld and Pfaltz, Journal of the ACM 13, 1966): in memory order, each voxel takes
 * the label of a neighbour that was visited before it, and all labels that meet there are joined; a voxel without such a
 * neighbour begins a new one. Only two slices are held as planes.
 */
final class CandidateGrouper {
    private final PatientGrid grid;

    CandidateGrouper(PatientGrid grid) {
        this.grid = grid;
    }

    /**
     * Divides marked voxels.
     *
     * @param slices by ascending index
     * @return groups by their first voxel in memory order
     */
    List<VoxelGroup> group(List<SliceProbability> slices) {
        UnionFind sets = new UnionFind();
        List<int[]> labels = label(slices, sets);
        Map<Integer, Members> groups = new TreeMap<>();
        for (int s = 0; s < slices.size(); s++) {
            SliceProbability slice = slices.get(s);
            int first = slice.slice() * grid.sizeX() * grid.sizeY();
            for (int n = 0; n < slice.pixels().length; n++) {
                groups.computeIfAbsent(sets.find(labels.get(s)[n]), set -> new Members())
                        .add(first + slice.pixels()[n], slice.values()[n]);
            }
        }
        return groups.values().stream().map(members -> members.on(grid)).toList();
    }

    private List<int[]> label(List<SliceProbability> slices, UnionFind sets) {
        List<int[]> labels = new ArrayList<>();
        LabelPlane below = new LabelPlane(grid.sizeX(), grid.sizeY());
        LabelPlane here = new LabelPlane(grid.sizeX(), grid.sizeY());
        int belowSlice = 0;
        for (SliceProbability slice : slices) {
            if (slice.slice() != belowSlice + 1) {
                below.clear();
            }
            here.clear();
            labels.add(here.label(slice, below, sets));
            LabelPlane free = below;
            below = here;
            here = free;
            belowSlice = slice.slice();
        }
        return labels;
    }

    /** A group as it grows. */
    private static final class Members {
        private int[] offsets = new int[64];
        private float[] probabilities = new float[64];
        private int count;

        void add(int offset, float probability) {
            if (count == offsets.length) {
                offsets = Arrays.copyOf(offsets, count * 2);
                probabilities = Arrays.copyOf(probabilities, count * 2);
            }
            offsets[count] = offset;
            probabilities[count] = probability;
            count++;
        }

        VoxelGroup on(PatientGrid grid) {
            return new VoxelGroup(grid, Arrays.copyOf(offsets, count), Arrays.copyOf(probabilities, count));
        }
    }
}
