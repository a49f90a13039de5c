package org.secondread.preprocessing.volume;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.secondread.phantoms.series.Instance;
import org.secondread.preprocessing.testing.TestingSeries;

/** Padding stays in the volume as it was stored, and does not look like tissue to whoever looks for tissue. */
class PaddingTest {
    private static final int COLUMNS = 23;

    @TempDir
    Path folder;

    /** Stored value, padding from and to (0 to leave out), value of the volume, value for tensors and masks. */
    @ParameterizedTest
    @CsvSource({
        "4000, 4000, 0,    2976, -1000",
        "4000, 3990, 4095, 2976, -1000",
        "4000, 4095, 3990, 2976, -1000",
        "4000, 3999, 0,    2976, 2976",
        "24,   24,   0,    -1000, -1000",
        "10,   10,   0,    -1014, -1014"
    })
    void paddingReadsAsAir_unlessItIsLessAnyway(int stored, int from, int to, float exact, float seen) {
        Volume volume = TestingSeries.assemble(TestingSeries.write(padded(stored, from, to), folder));
        OrientedVolume oriented = new OrientedVolume(volume);
        float[] row = new float[COLUMNS];

        volume.readRow(0, 4, 6, COLUMNS, row, 0);
        assertThat(row[7]).isEqualTo(exact);
        assertThat(volume.valueAt(7, 4, 6)).isEqualTo(exact);
        assertThat(volume.storedAt(7, 4, 6)).isEqualTo(stored);
        float neighbour = row[8];

        oriented.readRow(0, 4, 6, COLUMNS, row, 0);
        assertThat(row[7]).isEqualTo(seen);
        assertThat(row[8]).isEqualTo(neighbour);
    }

    /** The ramp with one voxel of padding in each slice: column 7, row 4. */
    private static List<Instance> padded(int stored, int from, int to) {
        return TestingSeries.changed(TestingSeries.ct(), dataset -> {
            byte[] pixels = dataset.getSafeBytes(Tag.PixelData);
            int at = 2 * (4 * COLUMNS + 7);
            pixels[at] = (byte) stored;
            pixels[at + 1] = (byte) (stored >> 8);
            dataset.setBytes(Tag.PixelData, VR.OW, pixels);
            dataset.setInt(Tag.PixelPaddingValue, VR.US, from);
            if (to > 0) {
                dataset.setInt(Tag.PixelPaddingRangeLimit, VR.US, to);
            }
        });
    }
}
