package org.secondread.models.extraction;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.secondread.domain.PatientGrid;
import org.secondread.domain.Vector3;
import org.secondread.preprocessing.volume.Volume;

/**
 * What {@link TestingModel} must say of a volume, computed in the plainest way, in double precision, over the whole volume at
 * once and without any class of the walk. The volume is in reading orientation and all of it is searched.
 */
final class ReferenceWalk {
    private final Volume volume;
    private final PatientGrid grid;

    ReferenceWalk(Volume volume) {
        this.volume = volume;
        this.grid = volume.grid();
    }

    /** Centre as in a golden case: from voxel (0, 0, 0) along the axes. */
    record Found(Vector3 centreIndex, int voxels, double tileScore, double score) {}

    /** The detector's output for the tile at (i, j, k), row by row. */
    double[] tile(int i, int j, int k) {
        double[][] input = stretched(i, j, k);
        double[] output = new double[TestingModel.TILE_X * TestingModel.TILE_Y];
        for (int y = 0; y < TestingModel.TILE_Y; y++) {
            for (int x = 0; x < TestingModel.TILE_X; x++) {
                double sum = 0;
                for (int dy = -1; dy <= 1; dy++) {
                    for (int dx = -1; dx <= 1; dx++) {
                        sum += TestingModel.KERNEL[(dy + 1) * 3 + dx + 1] * at(input, y + dy, x + dx);
                    }
                }
                output[y * TestingModel.TILE_X + x] = sigmoid(TestingModel.TILE_GAIN * (sum - TestingModel.TILE_LEVEL));
            }
        }
        return output;
    }

    private double[][] stretched(int i, int j, int k) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        double[][] tile = new double[TestingModel.TILE_Y][TestingModel.TILE_X];
        for (int y = 0; y < TestingModel.TILE_Y; y++) {
            for (int x = 0; x < TestingModel.TILE_X; x++) {
                tile[y][x] = Math.max(volume.valueAt(i + x, j + y, k), TestingModel.CLIP);
                low = Math.min(low, tile[y][x]);
                high = Math.max(high, tile[y][x]);
            }
        }
        for (double[] row : tile) {
            for (int x = 0; x < row.length; x++) {
                row[x] = high > low ? (row[x] - low) / (high - low) : 0;
            }
        }
        return tile;
    }

    private static double at(double[][] tile, int y, int x) {
        boolean inside = y >= 0 && y < tile.length && x >= 0 && x < tile[0].length;
        return inside ? tile[y][x] : 0;
    }

    /** The scorer's output for the patch around a continuous index. */
    double patch(Vector3 centre) {
        double sum = 0;
        for (int z = 0; z < TestingModel.PATCH_Z; z++) {
            for (int y = 0; y < TestingModel.PATCH_Y; y++) {
                for (int x = 0; x < TestingModel.PATCH_X; x++) {
                    double hu = trilinear(
                            centre.x()
                                    + offset(
                                            x,
                                            TestingModel.PATCH_X,
                                            TestingModel.PATCH_MM.x(),
                                            grid.spacingMm().x()),
                            centre.y()
                                    + offset(
                                            y,
                                            TestingModel.PATCH_Y,
                                            TestingModel.PATCH_MM.y(),
                                            grid.spacingMm().y()),
                            centre.z()
                                    + offset(
                                            z,
                                            TestingModel.PATCH_Z,
                                            TestingModel.PATCH_MM.z(),
                                            grid.spacingMm().z()));
                    double scaled = (hu - TestingModel.LOW) / (TestingModel.HIGH - TestingModel.LOW);
                    sum += TestingModel.patchWeight(x, y, z) * Math.min(Math.max(scaled, 0), 1);
                }
            }
        }
        return sigmoid(TestingModel.PATCH_GAIN * (sum - TestingModel.PATCH_LEVEL));
    }

    private static double offset(int n, int count, double patchMm, double volumeMm) {
        return (n - (count - 1) / 2.0) * patchMm / volumeMm;
    }

    private double trilinear(double x, double y, double z) {
        int i = (int) Math.floor(x);
        int j = (int) Math.floor(y);
        int k = (int) Math.floor(z);
        double sum = 0;
        for (int corner = 0; corner < 8; corner++) {
            int ci = i + (corner & 1);
            int cj = j + (corner >> 1 & 1);
            int ck = k + (corner >> 2);
            double weight = (1 - Math.abs(x - ci)) * (1 - Math.abs(y - cj)) * (1 - Math.abs(z - ck));
            sum += weight * (grid.contains(ci, cj, ck) ? volume.valueAt(ci, cj, ck) : TestingModel.LOW);
        }
        return sum;
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    /** Blended probability of every voxel, in memory order. */
    double[] probabilities() {
        double[] sums = new double[(int) grid.voxelCount()];
        double[] weights = new double[sums.length];
        for (int k = 0; k < grid.sizeZ(); k++) {
            for (int j : starts(grid.sizeY(), TestingModel.TILE_Y, TestingModel.STRIDE_Y)) {
                for (int i : starts(grid.sizeX(), TestingModel.TILE_X, TestingModel.STRIDE_X)) {
                    double[] tile = tile(i, j, k);
                    for (int n = 0; n < tile.length; n++) {
                        int x = n % TestingModel.TILE_X;
                        int y = n / TestingModel.TILE_X;
                        double weight = ramp(x, TestingModel.TILE_X) * ramp(y, TestingModel.TILE_Y);
                        sums[(int) grid.offset(i + x, j + y, k)] += weight * tile[n];
                        weights[(int) grid.offset(i + x, j + y, k)] += weight;
                    }
                }
            }
        }
        for (int n = 0; n < sums.length; n++) {
            sums[n] /= weights[n];
        }
        return sums;
    }

    private static double ramp(int n, int size) {
        return Math.min(Math.min(n + 1, size - n), TestingModel.RAMP) / (double) TestingModel.RAMP;
    }

    /** The fewest tiles over the middle of the image, moved inwards. */
    private static Set<Integer> starts(int imageSize, int size, int stride) {
        int count = (int) Math.ceil((imageSize - size) / (double) stride) + 1;
        int first = -(int) Math.floor((size + (count - 1) * stride - imageSize) / 2.0);
        Set<Integer> starts = new TreeSet<>();
        for (int n = 0; n < count; n++) {
            starts.add(Math.max(0, Math.min(first + n * stride, imageSize - size)));
        }
        return starts;
    }

    /** All candidates by falling final score. */
    List<Found> candidates() {
        double[] probabilities = probabilities();
        boolean[] seen = new boolean[probabilities.length];
        List<Found> found = new ArrayList<>();
        for (int n = 0; n < seen.length; n++) {
            if (!seen[n] && probabilities[n] >= TestingModel.THRESHOLD) {
                List<Integer> group = flood(n, probabilities, seen);
                if (Math.cbrt(6 * group.size() * grid.voxelVolumeMm3() / Math.PI) >= TestingModel.SMALLEST_MM) {
                    found.add(found(group, probabilities));
                }
            }
        }
        found.sort(Comparator.comparingDouble(Found::score).reversed());
        return found;
    }

    private List<Integer> flood(int start, double[] probabilities, boolean[] seen) {
        List<Integer> group = new ArrayList<>();
        Deque<Integer> open = new ArrayDeque<>(List.of(start));
        seen[start] = true;
        while (!open.isEmpty()) {
            int voxel = open.remove();
            group.add(voxel);
            for (int step = 0; step < 27; step++) {
                int i = voxel % grid.sizeX() + step % 3 - 1;
                int j = voxel / grid.sizeX() % grid.sizeY() + step / 3 % 3 - 1;
                int k = voxel / grid.sizeX() / grid.sizeY() + step / 9 - 1;
                if (grid.contains(i, j, k)) {
                    int next = (int) grid.offset(i, j, k);
                    if (!seen[next] && probabilities[next] >= TestingModel.THRESHOLD) {
                        seen[next] = true;
                        open.add(next);
                    }
                }
            }
        }
        return group;
    }

    private Found found(List<Integer> group, double[] probabilities) {
        Vector3 sum = new Vector3(0, 0, 0);
        double weight = 0;
        for (int voxel : group) {
            int row = voxel / grid.sizeX();
            int slice = row / grid.sizeY();
            Vector3 index = new Vector3(voxel % grid.sizeX(), row % grid.sizeY(), slice);
            sum = sum.plus(index.times(probabilities[voxel]));
            weight += probabilities[voxel];
        }
        double tileScore = group.stream()
                .map(voxel -> probabilities[voxel])
                .sorted(Comparator.reverseOrder())
                .limit(TestingModel.SCORE_OF_TOP)
                .mapToDouble(Double::doubleValue)
                .average()
                .orElseThrow();
        Vector3 centre = sum.times(1 / weight);
        return new Found(centre, group.size(), tileScore, tileScore * patch(centre));
    }
}
