package org.secondread.models.extraction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.domain.PatientGrid;
import org.secondread.domain.Vector3;
import org.secondread.models.catalog.DetectionStage;
import org.secondread.preprocessing.tensor.RegionMask;
import org.secondread.preprocessing.tensor.TensorSequence;

/**
 * The first stage: tiles in, the voxels of the region that may belong to a finding out. A slice is the unit of work: its
 * tiles are blended by one thread, in order, in memory for that slice alone, and only the voxels that reach the threshold
 * are kept. So the result does not depend on the number of threads, and the whole volume is never held as numbers.
 */
final class TileSearch {
    /** About 130 MB; a model that marks more than that has not understood what it sees. */
    private static final long MAX_VOXELS = 16_000_000;

    private final DetectionStage stage;
    private final StageRun run;
    private final Walk walk;

    TileSearch(DetectionStage stage, StageRun run, Walk walk) {
        this.stage = stage;
        this.run = run;
        this.walk = walk;
    }

    /** The tiles {@code from} to {@code to} − 1 of a sequence, which lie on one slice. */
    private record SliceTiles(int slice, int from, int to) {}

    /**
     * @param tiles of the region, those of a slice next to each other
     * @return by ascending slice
     * @throws DiagnosisException MODEL_OUTPUT_IMPLAUSIBLE when far too much is marked, and all of {@link StageRun#run}
     */
    List<SliceProbability> search(TensorSequence tiles, RegionMask region) {
        PatientGrid grid = region.grid();
        List<SliceTiles> slices = slices(tiles, grid);
        SliceProbability[] found = new SliceProbability[slices.size()];
        AtomicLong voxels = new AtomicLong();
        Pool<SliceBlend> blends = new Pool<>(() -> new SliceBlend(stage, grid.sizeX(), grid.sizeY()));
        walk.forEach(
                stage.name(),
                slices.size(),
                n -> blends.lend(blend -> {
                    found[n] = search(tiles, slices.get(n), region, blend);
                    requirePlausible(voxels.addAndGet(found[n].pixels().length));
                }));
        return Arrays.asList(found);
    }

    private SliceProbability search(TensorSequence tiles, SliceTiles slice, RegionMask region, SliceBlend blend) {
        blend.clear();
        run.run(tiles, slice.from(), slice.to(), (from, to, outputs) -> {
            for (int tile = from; tile < to; tile++) {
                Vector3 first = firstVoxel(tiles, tile, region.grid());
                blend.add((int) first.x(), (int) first.y(), outputs);
            }
        });
        return walk.timed(WalkStep.EXTRACT, () -> blend.above(slice.slice(), region));
    }

    private static List<SliceTiles> slices(TensorSequence tiles, PatientGrid grid) {
        List<SliceTiles> slices = new ArrayList<>();
        int from = 0;
        for (int tile = 1; tile <= tiles.count(); tile++) {
            int slice = (int) firstVoxel(tiles, from, grid).z();
            if (tile == tiles.count() || firstVoxel(tiles, tile, grid).z() != slice) {
                slices.add(new SliceTiles(slice, from, tile));
                from = tile;
            }
        }
        return slices;
    }

    /** Where a tile begins, as whole numbers on the volume's grid. */
    static Vector3 firstVoxel(TensorSequence tiles, int tile, PatientGrid grid) {
        Vector3 index = grid.toIndex(tiles.grid(tile).originMm());
        return new Vector3(Math.rint(index.x()), Math.rint(index.y()), Math.rint(index.z()));
    }

    private void requirePlausible(long voxels) {
        if (voxels > MAX_VOXELS) {
            throw DiagnosisException.of(
                    ErrorCode.MODEL_OUTPUT_IMPLAUSIBLE, stage.output(), "marks more than " + MAX_VOXELS + " voxels");
        }
    }
}
