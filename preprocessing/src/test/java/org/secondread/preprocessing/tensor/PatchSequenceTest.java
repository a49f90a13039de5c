package org.secondread.preprocessing.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.secondread.domain.PatientGrid;
import org.secondread.domain.Vector3;
import org.secondread.preprocessing.tensor.InputSpec.Intensity;
import org.secondread.preprocessing.tensor.InputSpec.Patches;
import org.secondread.preprocessing.tensor.InputSpec.StretchPerSample;
import org.secondread.preprocessing.tensor.InputSpec.Window;
import org.secondread.preprocessing.volume.OrientedVolume;
import org.secondread.preprocessing.volume.TestingVolume;

class PatchSequenceTest {
    private static final PatientGrid GRID = TestingVolume.upright(6, 5, 4, new Vector3(0.5, 0.8, 2));
    private static final Window THOUSANDTHS = new Window(0, 1000);

    private static TensorSequence encode(
            TestingVolume.Formula formula, Patches patches, Intensity intensity, Vector3... centresMm) {
        OrientedVolume volume = new OrientedVolume(TestingVolume.of(GRID, formula));
        return new TensorEncoder().encode(volume, new InputSpec("box", patches, intensity), List.of(centresMm));
    }

    private static float[] sample(TensorSequence sequence, int index) {
        FloatBuffer into = FloatBuffer.allocate(1000);
        sequence.write(index, into);
        float[] sample = new float[into.position()];
        into.flip().get(sample);
        return sample;
    }

    @Test
    void spacingOfTheVolumeAtAVoxel_givesTheVoxelsThemselves() {
        TensorSequence patches = encode(
                (i, j, k) -> i + 10 * j + 100 * k,
                new Patches(3, 1, 3, GRID.spacingMm()),
                THOUSANDTHS,
                GRID.toPatient(2, 3, 1));

        assertThat(patches.sampleShape()).containsExactly(1, 1, 3, 1, 3);
        assertThat(sample(patches, 0))
                .containsExactly(
                        new float[] {.031f, .032f, .033f, .131f, .132f, .133f, .231f, .232f, .233f}, within(1e-6f));
    }

    /** At a quarter, half and three quarters of a cell whose corners are 0 but for one 640. */
    @Test
    void valueWithinACell_isTrilinear() {
        Vector3 point = GRID.toPatient(2.25, 1.5, 0.75);
        TensorSequence patches = encode(
                (i, j, k) -> i == 3 && j == 2 && k == 1 ? 640 : 0,
                new Patches(1, 1, 1, new Vector3(1, 1, 1)),
                THOUSANDTHS,
                point);

        assertThat(sample(patches, 0)).containsExactly(new float[] {0.640f * 0.25f * 0.5f * 0.75f}, within(1e-7f));
    }

    @Test
    void linearFunctionOfPlace_isReproducedAtEveryVoxelOfThePatch() {
        Patches size = new Patches(4, 3, 2, new Vector3(0.37, 0.61, 1.3));
        TensorSequence patches = encode(
                (i, j, k) -> 100 + 40 * i + 30 * j + 170 * k,
                size,
                THOUSANDTHS,
                GRID.toPatient(2.6, 1.9, 1.35),
                GRID.toPatient(2.1, 2.2, 1.6));

        for (int index = 0; index < 2; index++) {
            PatientGrid grid = patches.grid(index);
            float[] sample = sample(patches, index);
            for (int k = 0; k < 2; k++) {
                for (int j = 0; j < 3; j++) {
                    for (int i = 0; i < 4; i++) {
                        Vector3 at = GRID.toIndex(grid.toPatient(i, j, k));
                        double expected = (100 + 40 * at.x() + 30 * at.y() + 170 * at.z()) / 1000;
                        assertThat((double) sample[(k * 3 + j) * 4 + i]).isCloseTo(expected, within(1e-6));
                    }
                }
            }
        }
    }

    @Test
    void grid_hasItsMiddleAtTheCentre() {
        Vector3 centre = new Vector3(-9.8, 9.1, -297.3);
        TensorSequence patches =
                encode((i, j, k) -> 0, new Patches(4, 3, 2, new Vector3(0.4, 0.6, 1.3)), THOUSANDTHS, centre);

        PatientGrid grid = patches.grid(0);

        assertThat(grid.toPatient(1.5, 1, 0.5).distanceTo(centre)).isLessThan(1e-9);
        assertThat(grid.spacingMm()).isEqualTo(new Vector3(0.4, 0.6, 1.3));
    }

    @Test
    void beyondTheVolume_isTheLowOfTheWindow() {
        TensorSequence patches = encode(
                (i, j, k) -> 600,
                new Patches(5, 1, 1, new Vector3(0.25, 1, 1)),
                new Window(200, 1000),
                GRID.toPatient(0, 0, 0),
                GRID.toPatient(5, 4, 3),
                GRID.toPatient(2, -1, 0),
                GRID.toPatient(2, 0, 4));

        assertThat(sample(patches, 0)).containsExactly(0, 0.25f, 0.5f, 0.5f, 0.5f);
        assertThat(sample(patches, 1)).containsExactly(0.5f, 0.5f, 0.5f, 0.25f, 0);
        assertThat(sample(patches, 2)).containsOnly(0);
        assertThat(sample(patches, 3)).containsOnly(0);
    }

    @Test
    void beyondTheVolume_isTheClipOfTheStretch() {
        TensorSequence patches = encode(
                (i, j, k) -> 0,
                new Patches(3, 1, 1, new Vector3(0.5, 1, 1)),
                new StretchPerSample(-1024),
                GRID.toPatient(0, 2, 2));

        assertThat(sample(patches, 0)).containsExactly(0, 1, 1);
    }

    @Test
    void samplesFollowEachOtherInTheBuffer() {
        TensorSequence patches = encode(
                (i, j, k) -> i + 10 * j + 100 * k,
                new Patches(1, 1, 1, GRID.spacingMm()),
                THOUSANDTHS,
                GRID.toPatient(1, 0, 0),
                GRID.toPatient(0, 1, 0));
        FloatBuffer batch = FloatBuffer.allocate(2);

        patches.write(1, batch);
        patches.write(0, batch);

        assertThat(batch.array()).containsExactly(new float[] {.010f, .001f}, within(1e-6f));
        assertThat(batch.hasRemaining()).isFalse();
    }
}
