package org.secondread.preprocessing.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secondread.domain.Vector3;
import org.secondread.phantoms.series.Instance;
import org.secondread.phantoms.series.InstanceComposer;
import org.secondread.phantoms.series.PhantomSeries;
import org.secondread.phantoms.series.PixelEncoding;
import org.secondread.phantoms.series.SeriesOptions;
import org.secondread.preprocessing.dicom.CheckedSeries;
import org.secondread.preprocessing.testing.TestingSeries;

class SeriesInspectorTest {
    @TempDir
    Path folder;

    @Test
    void saysWhatTheSeriesIs() {
        SeriesInspection inspection = inspect(TestingSeries.ct());

        assertThat(inspection.modality()).isEqualTo("CT");
        assertThat(inspection.bodyPartExamined()).hasValue("CHEST");
        assertThat(inspection.photometricInterpretation()).isEqualTo("MONOCHROME2");
        assertThat(inspection.transferSyntaxUids()).containsExactly("1.2.840.10008.1.2.1");
        assertThat(inspection.grid().spacingMm()).isEqualTo(new Vector3(0.7, 0.9, 2.5));
        assertThat(inspection.sliceThicknessMm()).hasValue(2);
        assertThat(inspection.unit().value()).isEqualTo("[hnsf'U]");
        assertThat(inspection.missingInstanceNumbers()).isZero();
        assertThat(inspection.deviations()).isEmpty();
        assertThat(inspection.leftOut()).isEmpty();
    }

    /** On a ramp, smallest and largest value lie in opposite corners and the mean in the middle of the grid. */
    @Test
    void statistics_ofARamp() {
        PhantomSeries ramp = PhantomSeries.ramp();

        ValueStatistics values = inspect(TestingSeries.ct()).values();

        assertThat(values.voxels()).isEqualTo(23 * 17 * 11);
        assertThat(values.min()).isEqualTo(Math.rint(ramp.expectedAt(0, 16, 0)));
        assertThat(values.max()).isEqualTo(Math.rint(ramp.expectedAt(22, 0, 10)));
        assertThat(values.mean()).isCloseTo(ramp.expectedAt(11, 8, 5), within(0.05));
    }

    /** Stored value 1700 stands for 676 HU; from there on all is padding. */
    @Test
    void padding_isLeftOutOfTheSecondStatistics() {
        List<Instance> slices = TestingSeries.changed(TestingSeries.ct(), dataset -> {
            dataset.setInt(Tag.PixelPaddingValue, VR.US, 4095);
            dataset.setInt(Tag.PixelPaddingRangeLimit, VR.US, 1700);
        });

        SeriesInspection inspection = inspect(slices);

        assertThat(inspection.values().max()).isGreaterThan(676);
        assertThat(inspection.valuesWithoutPadding()).hasValueSatisfying(values -> {
            assertThat(values.max()).isLessThan(676);
            assertThat(values.voxels()).isLessThan(inspection.values().voxels());
        });
    }

    @Test
    void paddingOfSignedPixels_isSigned() {
        SeriesOptions options = SeriesOptions.ct(3).withPixels(PixelEncoding.CT_16_BIT_SIGNED);
        List<Instance> slices = TestingSeries.changed(
                InstanceComposer.composeAll(PhantomSeries.ramp(), options), (Attributes dataset) -> {
                    byte[] pixels = new byte[23 * 17 * 2];
                    pixels[0] = (byte) 0x30;
                    pixels[1] = (byte) 0xF8;
                    dataset.setBytes(Tag.PixelData, VR.OW, pixels);
                    dataset.setInt(Tag.PixelPaddingValue, VR.US, 63536);
                });

        SeriesInspection inspection = inspect(slices);

        assertThat(inspection.values().min()).isEqualTo(-2000);
        assertThat(inspection.valuesWithoutPadding().orElseThrow())
                .isEqualTo(new ValueStatistics(0, 0, 0, 23 * 17 * 11 - 11));
    }

    @Test
    void aVolumeOfPaddingAlone_hasNoSecondStatistics() {
        List<Instance> slices = TestingSeries.changed(TestingSeries.ct(), dataset -> {
            dataset.setInt(Tag.PixelPaddingValue, VR.US, 0);
            dataset.setInt(Tag.PixelPaddingRangeLimit, VR.US, 4095);
        });

        assertThat(inspect(slices).valuesWithoutPadding()).isEmpty();
    }

    @Test
    void gapsInInstanceNumbers_areCounted() {
        List<Instance> slices = new ArrayList<>(TestingSeries.ct());
        slices.set(10, slices.get(10).with(dataset -> dataset.setString(Tag.InstanceNumber, VR.IS, "14")));
        slices.set(5, slices.get(5).with(dataset -> dataset.setNull(Tag.InstanceNumber, VR.IS)));

        assertThat(inspect(slices).missingInstanceNumbers()).isEqualTo(4);
    }

    @Test
    void aVolumeOfAnotherSeries_isAMistake() {
        CheckedSeries one = TestingSeries.read(TestingSeries.write(TestingSeries.ct(), folder.resolve("one")));
        Volume other = TestingSeries.assemble(TestingSeries.write(
                InstanceComposer.composeAll(PhantomSeries.ramp(), SeriesOptions.ct(99)), folder.resolve("other")));

        assertThatThrownBy(() -> new SeriesInspector().inspect(one, other))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private SeriesInspection inspect(List<Instance> slices) {
        CheckedSeries series = TestingSeries.read(TestingSeries.write(slices, folder));
        return new SeriesInspector().inspect(series, TestingSeries.assemble(series));
    }
}
