package org.secondread.preprocessing.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.secondread.domain.PatientGrid;
import org.secondread.domain.Vector3;
import org.secondread.preprocessing.tensor.InputSpec.Intensity;
import org.secondread.preprocessing.tensor.InputSpec.Region;
import org.secondread.preprocessing.tensor.InputSpec.StretchPerSample;
import org.secondread.preprocessing.tensor.InputSpec.Tiles;
import org.secondread.preprocessing.tensor.InputSpec.Window;
import org.secondread.preprocessing.volume.OrientedVolume;
import org.secondread.preprocessing.volume.TestingVolume;

class TileSequenceTest {
    private static final PatientGrid GRID = TestingVolume.upright(7, 5, 3, new Vector3(0.7, 0.9, 2.3));
    private static final Window THOUSANDTHS = new Window(0, 1000);

    private static OrientedVolume volume(TestingVolume.Formula formula) {
        return new OrientedVolume(TestingVolume.of(GRID, formula));
    }

    private static TensorSequence encode(OrientedVolume volume, Tiles tiles, Intensity intensity, RegionMask lungs) {
        return new TensorEncoder().encode(volume, new InputSpec("image", tiles, intensity), lungs);
    }

    private static TensorSequence encodeWhole(OrientedVolume volume, Tiles tiles, Intensity intensity) {
        return encode(volume, tiles, intensity, RegionMask.whole(GRID));
    }

    private static float[] sample(TensorSequence sequence, int index) {
        FloatBuffer into = FloatBuffer.allocate(1000);
        sequence.write(index, into);
        float[] sample = new float[into.position()];
        into.flip().get(sample);
        return sample;
    }

    @Test
    void wholeVolume_isCutRowByRowSliceBySlice() {
        TensorSequence tiles = encodeWhole(
                volume((i, j, k) -> i + 10 * j + 100 * k), new Tiles(4, 3, 3, 2, Region.WHOLE), THOUSANDTHS);

        assertThat(tiles.count()).isEqualTo(2 * 2 * 3);
        assertThat(tiles.sampleShape()).containsExactly(1, 1, 3, 4);
        assertThat(sample(tiles, 4 + 2 + 1))
                .containsExactly(.123f, .124f, .125f, .126f, .133f, .134f, .135f, .136f, .143f, .144f, .145f, .146f);
    }

    @Test
    void grid_placesTheTileInThePatient() {
        TensorSequence tiles = encodeWhole(volume((i, j, k) -> 0), new Tiles(4, 3, 3, 2, Region.WHOLE), THOUSANDTHS);

        PatientGrid grid = tiles.grid(7);

        assertThat(grid.originMm()).isEqualTo(GRID.toPatient(3, 2, 1));
        assertThat(new int[] {grid.sizeX(), grid.sizeY(), grid.sizeZ()}).containsExactly(4, 3, 1);
        assertThat(grid.toPatient(3, 2, 0).distanceTo(GRID.toPatient(6, 4, 1))).isLessThan(1e-9);
    }

    @Test
    void window_isLinearBetweenItsEnds() {
        double[] units = {-2000, -1000, -700, -100, 500, 501, 3000};
        TensorSequence tiles =
                encodeWhole(volume((i, j, k) -> units[i]), new Tiles(7, 1, 7, 1, Region.WHOLE), new Window(-1000, 500));

        assertThat(sample(tiles, 0)).containsExactly(0, 0, 0.2f, 0.6f, 1, 1, 1);
    }

    @Test
    void stretch_clipsBelowThenTakesEachTilesOwnRange() {
        double[] units = {-3000, -1024, -512, 0, 0, 512, 1024};
        TensorSequence tiles = encodeWhole(
                volume((i, j, k) -> units[i] + k), new Tiles(7, 5, 7, 5, Region.WHOLE), new StretchPerSample(-1024));

        assertThat(sample(tiles, 0)).startsWith(0, 0, 0.25f, 0.5f, 0.5f, 0.75f, 1);
        assertThat(sample(tiles, 2)[1]).isCloseTo(2f / 2050, within(1e-7f));
        assertThat(sample(tiles, 2)).contains(0f, 1f);
    }

    @Test
    void stretchAboveTheClip_startsAtTheLowestValue() {
        TensorSequence tiles = encodeWhole(
                volume((i, j, k) -> 40 + i), new Tiles(7, 5, 7, 5, Region.WHOLE), new StretchPerSample(-1024));

        assertThat(sample(tiles, 0)).startsWith(0, 1f / 6, 2f / 6, 3f / 6, 4f / 6, 5f / 6, 1);
    }

    @Test
    void stretchOfOneSingleValue_isAllZero() {
        for (double value : new double[] {-3000, -1024, 77}) {
            TensorSequence tiles = encodeWhole(
                    volume((i, j, k) -> value), new Tiles(7, 5, 7, 5, Region.WHOLE), new StretchPerSample(-1024));

            assertThat(sample(tiles, 1)).containsOnly(0f);
        }
    }

    @Test
    void imageSmallerThanTheTile_isPaddedBehindItsLastRowAndColumn() {
        TensorSequence tiles =
                encodeWhole(volume((i, j, k) -> 500), new Tiles(9, 6, 9, 6, Region.WHOLE), new StretchPerSample(-1024));

        assertThat(tiles.count()).isEqualTo(3);
        float[] sample = sample(tiles, 0);
        for (int n = 0; n < sample.length; n++) {
            assertThat(sample[n]).isEqualTo(n % 9 < 7 && n / 9 < 5 ? 1 : 0);
        }
        assertThat(tiles.grid(2).originMm()).isEqualTo(GRID.toPatient(0, 0, 2));
    }

    @Test
    void region_decidesWhichSlicesAndTilesAreTaken() {
        BitSet twoCorners = new BitSet();
        twoCorners.set(0);
        twoCorners.set(4 * 7 + 6);
        RegionMask lungs = new RegionMask(GRID, List.of(new BitSet(), twoCorners, new BitSet()));

        TensorSequence tiles = encode(
                volume((i, j, k) -> i + 10 * j + 100 * k), new Tiles(2, 2, 2, 2, Region.LUNGS), THOUSANDTHS, lungs);

        assertThat(tiles.count()).isEqualTo(2);
        assertThat(sample(tiles, 0)).containsExactly(.100f, .101f, .110f, .111f);
        assertThat(sample(tiles, 1)).containsExactly(.135f, .136f, .145f, .146f);
    }

    @Test
    void emptyRegion_givesNoTile() {
        RegionMask nothing = new RegionMask(GRID, List.of(new BitSet(), new BitSet(), new BitSet()));

        assertThat(encode(volume((i, j, k) -> 0), new Tiles(2, 2, 2, 2, Region.LUNGS), THOUSANDTHS, nothing)
                        .count())
                .isZero();
    }

    @Test
    void flippedSource_givesTheSameTiles() {
        Vector3 left = new Vector3(1, 0, 0);
        PatientGrid flipped = new PatientGrid(
                7,
                5,
                3,
                GRID.toPatient(6, 4, 2),
                left.times(-1),
                new Vector3(0, -1, 0),
                new Vector3(0, 0, -1),
                GRID.spacingMm());
        TestingVolume.Formula upright = (i, j, k) -> i * i + 10 * j + 100 * k;
        Tiles tiles = new Tiles(4, 3, 3, 2, Region.WHOLE);

        TensorSequence expected = encodeWhole(volume(upright), tiles, THOUSANDTHS);
        OrientedVolume turned =
                new OrientedVolume(TestingVolume.of(flipped, (i, j, k) -> upright.at(6 - i, 4 - j, 2 - k)));
        TensorSequence actual = new TensorEncoder()
                .encode(turned, new InputSpec("image", tiles, THOUSANDTHS), RegionMask.whole(turned.grid()));

        assertThat(actual.count()).isEqualTo(expected.count());
        for (int n = 0; n < expected.count(); n++) {
            assertThat(sample(actual, n)).isEqualTo(sample(expected, n));
            assertThat(actual.grid(n).originMm().distanceTo(expected.grid(n).originMm()))
                    .isLessThan(1e-9);
        }
    }

    @Test
    void severalThreads_writeTheSameSamples() {
        TensorSequence tiles = encodeWhole(
                volume((i, j, k) -> i + 10 * j + 100 * k), new Tiles(3, 3, 1, 1, Region.WHOLE), THOUSANDTHS);
        List<float[]> expected = IntStream.range(0, tiles.count())
                .mapToObj(n -> sample(tiles, n))
                .toList();

        List<float[]> actual = IntStream.range(0, tiles.count() * 20)
                .parallel()
                .mapToObj(n -> sample(tiles, n % tiles.count()))
                .toList();

        for (int n = 0; n < actual.size(); n++) {
            assertThat(actual.get(n)).isEqualTo(expected.get(n % tiles.count()));
        }
    }

    @Test
    void otherSamplingThanTheSpecifications_isRefused() {
        InputSpec patches = new InputSpec("box", new InputSpec.Patches(2, 2, 2, GRID.spacingMm()), THOUSANDTHS);

        assertThatThrownBy(() -> new TensorEncoder().encode(volume((i, j, k) -> 0), patches, RegionMask.whole(GRID)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("box")
                .hasMessageContaining("Tiles");
    }
}
