package org.secondread.preprocessing.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secondread.domain.PatientGrid;
import org.secondread.domain.Vector3;
import org.secondread.preprocessing.tensor.InputSpec.Region;
import org.secondread.preprocessing.tensor.InputSpec.Tiles;
import org.secondread.preprocessing.tensor.TileRaster.Tile;
import org.secondread.preprocessing.volume.TestingVolume;

class TileRasterTest {

    @Test
    void boxOfOneTile_liesInTheMiddleOfIt() {
        assertThat(TileRaster.starts(40, 20, 32, 16, 100)).containsExactly(34);
    }

    @Test
    void longerBox_isCoveredByTheFewestTilesOverItsMiddle() {
        assertThat(TileRaster.starts(20, 50, 32, 16, 100)).containsExactly(13, 29, 45);
    }

    @Test
    void tilesBeyondTheImage_moveInwards() {
        assertThat(TileRaster.starts(0, 100, 32, 30, 100)).containsExactly(0, 19, 49, 68);
    }

    @Test
    void imageSmallerThanTheTile_hasOneTileAtItsStart() {
        assertThat(TileRaster.starts(5, 12, 32, 16, 20)).containsExactly(0);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anyRegion_isCoveredByTilesWithinTheImage(long seed) {
        Random random = new Random(seed);
        PatientGrid grid =
                TestingVolume.upright(60 + random.nextInt(40), 50 + random.nextInt(40), 3, new Vector3(1, 1, 1));
        RegionMask region = new RegionMask(grid, List.of(blob(grid, random), new BitSet(), blob(grid, random)));
        Tiles tiles = new Tiles(24, 17, 5 + random.nextInt(20), 5 + random.nextInt(13), Region.LUNGS);

        List<Tile> raster = new TileRaster(tiles).over(region);

        assertThat(raster).doesNotHaveDuplicates().allSatisfy(tile -> {
            assertThat(tile.i()).isBetween(0, grid.sizeX() - 24);
            assertThat(tile.j()).isBetween(0, grid.sizeY() - 17);
            assertThat(region.meets(new SliceBox(tile.i(), tile.j(), 24, 17), tile.k()))
                    .isTrue();
        });
        for (int k = 0; k < 3; k++) {
            for (int n = 0; n < grid.sizeX() * grid.sizeY(); n++) {
                int i = n % grid.sizeX();
                int j = n / grid.sizeX();
                assertThat(!region.contains(i, j, k) || isCovered(raster, tiles, i, j, k))
                        .isTrue();
            }
        }
    }

    private static boolean isCovered(List<Tile> raster, Tiles tiles, int i, int j, int k) {
        return raster.stream()
                .anyMatch(tile -> tile.k() == k
                        && i >= tile.i()
                        && i < tile.i() + tiles.sizeX()
                        && j >= tile.j()
                        && j < tile.j() + tiles.sizeY());
    }

    private static BitSet blob(PatientGrid grid, Random random) {
        BitSet blob = new BitSet();
        for (int n = 0; n < 30; n++) {
            blob.set(random.nextInt(grid.sizeX() * grid.sizeY()));
        }
        return blob;
    }
}
