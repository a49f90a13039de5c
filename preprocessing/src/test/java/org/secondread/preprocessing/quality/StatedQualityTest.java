package org.secondread.preprocessing.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.preprocessing.dicom.CheckedSeries;
import org.secondread.preprocessing.tensor.LungSegmenter;
import org.secondread.preprocessing.tensor.RegionMask;
import org.secondread.preprocessing.testing.TestingRequest;
import org.secondread.preprocessing.testing.TestingSeries;
import org.secondread.preprocessing.volume.OrientedVolume;

/** Figures that the headers state, and inputs on which little or nothing can be measured. */
class StatedQualityTest {
    @TempDir
    Path folder;

    private Map<QualityFigure, Double> figures(Consumer<Attributes> change) {
        CheckedSeries series =
                TestingSeries.read(TestingSeries.write(TestingSeries.changed(TestingSeries.ct(), change), folder));
        OrientedVolume volume = new OrientedVolume(TestingSeries.assemble(series));
        return new QualityMeter(TestingSeries.cpus())
                .measure(series, volume, RegionMask.whole(volume.grid()), TestingRequest.alive())
                .byKind();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.625, 2, 5})
    void sliceThickness_isAsStated(double mm) {
        assertThat(figures(dataset -> dataset.setString(Tag.SliceThickness, VR.DS, Double.toString(mm))))
                .containsEntry(QualityFigure.SLICE_THICKNESS, mm);
    }

    @Test
    void unstatedSliceThickness_isNotMeasured() {
        assertThat(figures(dataset -> dataset.setNull(Tag.SliceThickness, VR.DS)))
                .doesNotContainKey(QualityFigure.SLICE_THICKNESS);
    }

    @Test
    void imagesThatNeverLostAnything_haveNoRatio() {
        assertThat(figures(dataset -> dataset.setString(Tag.LossyImageCompression, VR.CS, "00")))
                .containsEntry(QualityFigure.LOSSY_IMAGES, 0.0)
                .doesNotContainKey(QualityFigure.LOSSY_RATIO);
    }

    @Test
    void unpackedImages_stillSayWhatTheyLost() {
        assertThat(figures(dataset -> {
                    dataset.setString(Tag.LossyImageCompression, VR.CS, "01");
                    dataset.setString(Tag.LossyImageCompressionRatio, VR.DS, "3.5", "12.25");
                }))
                .containsEntry(QualityFigure.LOSSY_IMAGES, 1.0)
                .containsEntry(QualityFigure.LOSSY_RATIO, 12.25);
    }

    @Test
    void unreadableRatio_isRefused() {
        assertThatThrownBy(() -> figures(dataset -> dataset.setString(Tag.LossyImageCompressionRatio, VR.DS, "10:1")))
                .isInstanceOfSatisfying(
                        DiagnosisException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MALFORMED_ATTRIBUTE));
    }

    @Test
    void ramp_hasNothingToMeasureNoiseOrEdgesOn() {
        assertThat(figures(dataset -> {}))
                .containsKeys(QualityFigure.METAL, QualityFigure.LUNG_AT_TOP)
                .doesNotContainKeys(QualityFigure.NOISE, QualityFigure.LUNG_EDGE_WIDTH, QualityFigure.BLOOD_DENSITY);
    }

    @Test
    void seriesWithoutLungs_isRefused() {
        CheckedSeries series = TestingSeries.read(TestingSeries.write(TestingSeries.ct(), folder));
        OrientedVolume volume = new OrientedVolume(TestingSeries.assemble(series));
        RegionMask none = new LungSegmenter(TestingSeries.cpus()).segment(volume, TestingRequest.alive());

        assertThat(none.isEmpty()).isTrue();
        assertThatThrownBy(() -> new InputQuality(TestingSeries.cpus())
                        .assess(series, volume, none, CardBounds.read(), TestingRequest.alive()))
                .isInstanceOfSatisfying(DiagnosisException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.SERIES_OUTSIDE_INTENDED_USE);
                    assertThat(e.attribute()).contains("PixelData (7FE0,0010)");
                });
    }
}
