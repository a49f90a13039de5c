package org.secondread.preprocessing.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.secondread.domain.PatientGrid;
import org.secondread.domain.Vector3;
import org.secondread.preprocessing.tensor.RegionMask;
import org.secondread.preprocessing.volume.OrientedVolume;
import org.secondread.preprocessing.volume.TestingVolume;

class SliceSketchTest {
    /** Blocks are three pixels wide: 20 × 16 of them. */
    private static final PatientGrid GRID = TestingVolume.upright(61, 50, 2, new Vector3(1, 1.1, 3));

    private static SliceSketch sketch(TestingVolume.Formula formula) {
        OrientedVolume volume = new OrientedVolume(TestingVolume.of(GRID, formula));
        RegionMask noLungs = new RegionMask(GRID, Collections.nCopies(2, new BitSet()));
        return SliceSketch.of(volume, noLungs, FieldOfView.of(volume), 1);
    }

    private static boolean isWithin(int i, int j, int from, int to) {
        return i >= from && i < to && j >= from && j < to;
    }

    private static int count(boolean[] set) {
        int count = 0;
        for (boolean member : set) {
            count += member ? 1 : 0;
        }
        return count;
    }

    @Test
    void blocks_areMeansOfThreePixels() {
        SliceSketch sketch = sketch((i, j, k) -> 10 * i + k);

        assertThat(sketch.block()).isEqualTo(3);
        assertThat(sketch.lattice()).isEqualTo(new BlockLattice(20, 16));
        assertThat(sketch.means()[0]).isEqualTo(11);
        assertThat(sketch.means()[21]).isEqualTo(41);
    }

    @Test
    void body_isTissueWithWhatItEncloses_withoutThinThings() {
        SliceSketch sketch = sketch((i, j, k) -> {
            boolean couch = j >= 45 && j < 48;
            boolean lung = isWithin(i, j, 18, 30);
            return lung ? -850 : isWithin(i, j, 9, 39) || couch ? 40 : -1000;
        });

        assertThat(count(sketch.body())).as("but for its four corners").isEqualTo(96);
        assertThat(count(sketch.tissue())).isEqualTo(100 - 16 + 20);
    }

    @Test
    void bodyAtTheEndOfTheField_isNotCutOff() {
        assertThat(count(sketch((i, j, k) -> i < 30 ? 40 : -1000).body())).isEqualTo(10 * 16);
    }

    @Test
    void filling_isNotSeen() {
        SliceSketch sketch = sketch((i, j, k) -> i < 30 ? 40 : -2000);

        assertThat(sketch.means()[9]).isEqualTo(40);
        assertThat(sketch.means()[10]).isNaN();
        assertThat(sketch.ends()[9 + 5 * 20]).isTrue();
        assertThat(sketch.ends()[8 + 5 * 20]).isFalse();
    }

    @Test
    void lowestValueAroundTheCircle_isFilling() {
        TestingVolume.Formula circle = (i, j, k) -> Math.hypot((i - 30) / 30.5, (j - 24.5) / 25) > 1 ? -1024 : -1000;
        TestingVolume.Formula corner = (i, j, k) -> i == 0 && j == 0 ? -1000 : circle.at(i, j, k);

        assertThat(sketch(circle).means()[0]).isNaN();
        assertThat(sketch(corner).means()[0]).isBetween(-1024f, -1000f);
    }

    @Test
    void metal_isCountedWithinTheBody() {
        SliceSketch sketch = sketch((i, j, k) -> {
            boolean metal = j == 20 && (i == 20 || i == 21) || isWithin(i, j, 0, 2);
            return metal ? 3000 : isWithin(i, j, 9, 39) ? 40 : -1000;
        });

        assertThat(sketch.metal().keySet()).isSubsetOf(6 * 20 + 6, 6 * 20 + 7);
        assertThat(sketch.metal().values().stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(4);
    }
}
