package org.secondread.preprocessing.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.secondread.preprocessing.dicom.CheckedSeries;
import org.secondread.preprocessing.tensor.LungSegmenter;
import org.secondread.preprocessing.testing.TestingRequest;
import org.secondread.preprocessing.testing.TestingSeries;
import org.secondread.preprocessing.volume.OrientedVolume;

/** Sound chests are not remarked upon, but for what is truly there. */
class UntouchedSeriesTest {

    /** What looking at the images shows. */
    static Stream<Arguments> series() {
        return Stream.of(
                // The series ends at the carina: the lungs go on below.
                Arguments.of("chest-ct-lungfcp", List.of(LimitationKind.LUNG_BASE_CUT_OFF)),
                // Arterial phase; undiluted contrast medium in the right axillary vein, with dark bands around it.
                Arguments.of(
                        "lidc-idri-0001",
                        List.of(LimitationKind.CONTRAST_LIKELY, LimitationKind.METAL, LimitationKind.BEAM_HARDENING)),
                Arguments.of("lidc-idri-0002", List.of()));
    }

    @Tag("needs-data")
    @ParameterizedTest(name = "{0}")
    @MethodSource("series")
    void realSeries_hasTheLimitationsThatItsImagesShow(String name, List<LimitationKind> named) {
        CheckedSeries series = TestingSeries.read(SpoiledVolumes.files(name));

        assertThat(assessed(series))
                .extracting(Limitation::concept)
                .containsExactlyElementsOf(
                        named.stream().map(LimitationKind::concept).toList());
    }

    @Test
    void wholePhantom_hasNone() {
        QualityMeter meter = new QualityMeter(TestingSeries.cpus());
        MeasuredVolume measured = SpoiledVolumes.measured(SpoiledVolumes.chest(SpoiledVolumes.PHANTOM));

        assertThat(new QualityJudge().judge(meter.measure(measured, TestingRequest.alive()), CardBounds.read()))
                .isEmpty();
    }

    private static List<Limitation> assessed(CheckedSeries series) {
        OrientedVolume volume = new OrientedVolume(TestingSeries.assemble(series));
        return new InputQuality(TestingSeries.cpus())
                .assess(
                        series,
                        volume,
                        new LungSegmenter(TestingSeries.cpus()).segment(volume, TestingRequest.alive()),
                        CardBounds.read(),
                        TestingRequest.alive());
    }
}
