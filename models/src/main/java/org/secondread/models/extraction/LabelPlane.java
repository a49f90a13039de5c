package org.secondread.models.extraction;

import java.util.Arrays;

/** The labels of one slice's voxels, with a border of one unlabelled pixel so that every pixel has eight neighbours. */
final class LabelPlane {
    private static final int NONE = -1;

    private final int sizeX;
    private final int width;
    private final int[] labels;
    private final int[] visited;
    private final int[] facing;

    LabelPlane(int sizeX, int sizeY) {
        this.sizeX = sizeX;
        this.width = sizeX + 2;
        this.labels = new int[width * (sizeY + 2)];
        this.visited = new int[] {-width - 1, -width, -width + 1, -1};
        this.facing = new int[] {-width - 1, -width, -width + 1, -1, 0, 1, width - 1, width, width + 1};
        clear();
    }

    void clear() {
        Arrays.fill(labels, NONE);
    }

    /**
     * Labels a slice on this plane, which is clear.
     *
     * @param below the labels of the slice before it, clear when that is not the neighbour
     * @return the label of each pixel
     */
    int[] label(SliceProbability slice, LabelPlane below, UnionFind sets) {
        int[] given = new int[slice.pixels().length];
        for (int n = 0; n < given.length; n++) {
            int place = (slice.pixels()[n] / sizeX + 1) * width + slice.pixels()[n] % sizeX + 1;
            int met = below.meet(place, facing, meet(place, visited, NONE, sets), sets);
            given[n] = met == NONE ? sets.add() : met;
            labels[place] = given[n];
        }
        return given;
    }

    /** Joins a label with all labels around a place. */
    private int meet(int place, int[] around, int label, UnionFind sets) {
        int joined = label;
        for (int step : around) {
            int other = labels[place + step];
            if (other != NONE) {
                joined = joined == NONE ? other : sets.join(joined, other);
            }
        }
        return joined;
    }
}
