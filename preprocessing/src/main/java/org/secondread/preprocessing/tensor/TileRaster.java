package org.secondread.preprocessing.tensor;

import java.util.ArrayList;
import java.util.List;
import org.secondread.preprocessing.tensor.InputSpec.Tiles;

/**
 * Where the tiles of a region lie. On each slice the fewest tiles at the given stride that cover the region's box are laid
 * over its middle; those that would leave the image are moved inwards. Together they hold every voxel of the region, also
 * where the image is smaller than a tile. Tiles that meet no voxel of the region are left out.
 */
final class TileRaster {
    private final Tiles tiles;

    TileRaster(Tiles tiles) {
        this.tiles = tiles;
    }

    /** A tile by the index of its first voxel. */
    record Tile(int i, int j, int k) {}

    /** The tiles by rising k, then j, then i. */
    List<Tile> over(RegionMask region) {
        List<Tile> raster = new ArrayList<>();
        for (int k = 0; k < region.grid().sizeZ(); k++) {
            if (region.box(k).isPresent()) {
                addSlice(region, region.box(k).get(), k, raster);
            }
        }
        return raster;
    }

    private void addSlice(RegionMask region, SliceBox box, int k, List<Tile> raster) {
        int[] columns = starts(
                box.fromI(),
                box.sizeI(),
                tiles.sizeX(),
                tiles.strideX(),
                region.grid().sizeX());
        int[] rows = starts(
                box.fromJ(),
                box.sizeJ(),
                tiles.sizeY(),
                tiles.strideY(),
                region.grid().sizeY());
        for (int j : rows) {
            for (int i : columns) {
                if (region.meets(new SliceBox(i, j, tiles.sizeX(), tiles.sizeY()), k)) {
                    raster.add(new Tile(i, j, k));
                }
            }
        }
    }

    /** First voxels, along one axis, of the tiles that cover {@code length} voxels from {@code from} on. */
    static int[] starts(int from, int length, int size, int stride, int imageSize) {
        int count = length <= size ? 1 : 1 + (length - size + stride - 1) / stride;
        int first = from - Math.floorDiv(size + (count - 1) * stride - length, 2);
        int[] starts = new int[count];
        for (int n = 0; n < count; n++) {
            starts[n] = Math.max(0, Math.min(first + n * stride, imageSize - size));
        }
        return starts;
    }
}
