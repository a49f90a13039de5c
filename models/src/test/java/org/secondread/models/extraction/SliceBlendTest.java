package org.secondread.models.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.secondread.domain.PatientGrid;
import org.secondread.domain.Vector3;
import org.secondread.models.catalog.DetectionStage;
import org.secondread.models.catalog.Stage.Onnx;
import org.secondread.models.catalog.Threshold;
import org.secondread.preprocessing.tensor.InputSpec;
import org.secondread.preprocessing.tensor.InputSpec.Region;
import org.secondread.preprocessing.tensor.InputSpec.StretchPerSample;
import org.secondread.preprocessing.tensor.InputSpec.Tiles;
import org.secondread.preprocessing.tensor.RegionMask;

class SliceBlendTest {
    private static final PatientGrid GRID = TestingVolumes.upright(6, 3, 2, new Vector3(1, 1, 1));
    private static final RegionMask EVERYWHERE = RegionMask.whole(GRID);

    /** Tiles of 4 columns and 3 rows. */
    private static SliceBlend blend(int ramp, double threshold) {
        Tiles tiles = new Tiles(4, 3, 2, 3, Region.LUNGS);
        InputSpec input = new InputSpec("tile", tiles, new StretchPerSample(-1024));
        DetectionStage stage = new DetectionStage(
                "detector",
                new Onnx("d.onnx", ""),
                1,
                input,
                tiles,
                "probability",
                ramp,
                new Threshold(threshold, "by hand"),
                0,
                1);
        SliceBlend blend = new SliceBlend(stage, 6, 3);
        blend.clear();
        return blend;
    }

    private static FloatBuffer tile(float value) {
        float[] values = new float[12];
        Arrays.fill(values, value);
        return FloatBuffer.wrap(values);
    }

    @Test
    void ramp_weighsTheInnerPixelMore() {
        SliceBlend blend = blend(2, 0.01);
        blend.add(0, 0, tile(0.2f));
        blend.add(2, 0, tile(0.8f));

        float[] values = blend.above(1, EVERYWHERE).values();

        assertThat(values[1]).isCloseTo(0.2f, within(1e-6f));
        assertThat(values[2]).isCloseTo((1 * 0.2f + 0.5f * 0.8f) / 1.5f, within(1e-6f));
        assertThat(values[3]).isCloseTo((0.5f * 0.2f + 1 * 0.8f) / 1.5f, within(1e-6f));
        assertThat(values[4]).isCloseTo(0.8f, within(1e-6f));
    }

    @Test
    void rampOfOne_isThePlainMean() {
        SliceBlend blend = blend(1, 0.01);
        blend.add(0, 0, tile(0.2f));
        blend.add(2, 0, tile(0.8f));

        assertThat(blend.above(1, EVERYWHERE).values()[8]).isCloseTo(0.5f, within(1e-6f));
    }

    @Test
    void pixelsWithoutTile_areNotMarked() {
        SliceBlend blend = blend(2, 0.1);
        blend.add(2, 0, tile(1));

        SliceProbability found = blend.above(1, EVERYWHERE);

        assertThat(found.slice()).isEqualTo(1);
        assertThat(found.pixels()).containsExactly(2, 3, 4, 5, 8, 9, 10, 11, 14, 15, 16, 17);
        assertThat(found.values()).containsOnly(1);
    }

    @Test
    void threshold_isReachedByEquality() {
        SliceBlend blend = blend(1, 0.5);
        blend.add(0, 0, FloatBuffer.wrap(new float[] {0.5f, 0.49999f, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0.75f}));

        assertThat(blend.above(0, EVERYWHERE).pixels()).containsExactly(0, 15);
    }

    @Test
    void voxelsOutsideTheRegion_areLeftOut() {
        BitSet some = new BitSet();
        some.set(7);
        SliceBlend blend = blend(1, 0.5);
        blend.add(0, 0, tile(1));

        assertThat(blend.above(1, new RegionMask(GRID, List.of(new BitSet(), some)))
                        .pixels())
                .containsExactly(7);
    }

    @Test
    void tileThatLeavesTheSlice_isCut() {
        SliceBlend blend = blend(1, 0.5);
        blend.add(4, 1, FloatBuffer.wrap(new float[] {1, 0, 9, 9, 0, 1, 9, 9, 9, 9, 9, 9}));

        assertThat(blend.above(0, EVERYWHERE).pixels()).containsExactly(10, 17);
    }

    @Test
    void clear_forgetsTheSliceBefore() {
        SliceBlend blend = blend(1, 0.5);
        blend.add(0, 0, tile(1));

        blend.clear();

        assertThat(blend.above(0, EVERYWHERE).pixels()).isEmpty();
    }
}
