package org.secondread.preprocessing.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.secondread.domain.ImageGrid.DetectorSpacing;
import org.secondread.preprocessing.testing.RealImages;
import org.secondread.preprocessing.testing.TestingRequest;
import org.secondread.preprocessing.testing.TestingSeries;

/** Projections, ultrasound and captures of others; figures are those of pydicom 3.0. */
@Tag("needs-data")
class PlanarFilesTest {

    /** Mean of the stored samples; value at column 20, row 10, of monochrome images. */
    @ParameterizedTest
    @CsvSource({
        "highdicom, data/test_files/dx_image.dcm, 211, 169, MONOCHROME1, 165.83485235, 178",
        "codecs, pydicom-data/RG3_J2KR.dcm, 1760, 1760, MONOCHROME1, 332.71467878, 0",
        "codecs, pydicom-data/US1_UNCI.dcm, 640, 480, RGB, 34.69064128,",
        "codecs, pydicom/examples_palette.dcm, 800, 350, PALETTE_COLOR, 53.65912143,",
        "codecs, pydicom-data/vlut_04.dcm, 512, 512, MONOCHROME2, 128.83002472, 255",
        "codecs, pydicom-data/mlut_18.dcm, 512, 512, MONOCHROME2, 25.11176300, 65535"
    })
    void eachIsOneImage_withTheValuesOfPydicom(
            String set, String file, int columns, int rows, String photometric, double mean, @Nullable Double value) {
        PlanarImage image = read(set, file).get(0);

        assertThat(image.grid().columns()).isEqualTo(columns);
        assertThat(image.grid().rows()).isEqualTo(rows);
        assertThat(image.photometric().name()).isEqualTo(photometric);
        assertThat(IntStream.range(0, image.stored().length())
                        .mapToDouble(image.stored()::at)
                        .average()
                        .orElseThrow())
                .isCloseTo(mean, within(1e-7));
        if (value != null) {
            assertThat(image.valueAt(20, 10)).isEqualTo(value);
            assertThat(image.greyAt(20, 10)).isBetween(0.0, 1.0);
            assertThatThrownBy(image::toRgb).isInstanceOf(IllegalArgumentException.class);
        } else {
            assertThat(image.toRgb()).hasSize(3 * columns * rows);
        }
    }

    @Test
    void aRadiograph_saysHowItShowsTheBody() {
        PlanarImage image = read("highdicom", "data/test_files/dx_image.dcm").get(0);

        assertThat(image.grid().spacing()).hasValueSatisfying(mm -> {
            assertThat(mm.betweenRowsMm()).isEqualTo(1.2);
            assertThat(mm.betweenColumnsMm()).isCloseTo(1.2012, within(1e-6));
        });
        assertThat(image.view().calibration()).isEmpty();
        assertThat(image.view().patientOrientation()).containsExactly("L", "F");
        assertThat(image.view().presentationIntent()).hasValue("FOR PRESENTATION");
        assertThat(image.view().intensityRelationship()).hasValue("LIN");
        assertThat(image.greyAt(20, 10)).isCloseTo(1 - 178 / 255.0, within(1e-9));
    }

    @Test
    void computedRadiographs_haveAView() {
        PlanarImage image =
                read("codecs", "pydicom/dicomdirtests/77654033/CR1/6154").get(0);

        assertThat(image.grid().spacing()).hasValue(new DetectorSpacing(0.1, 0.1));
        assertThat(image.view().viewPosition()).hasValue("LL");
    }

    @Test
    void aMultiFrameUltrasound_isAnImageForEachFrame() {
        List<PlanarImage> images = read("codecs", "pydicom-data/OBXXXX1A_rle_2frame.dcm");

        assertThat(images)
                .extracting(image -> image.frame().frameNumber().orElseThrow())
                .containsExactly(1, 2);
        assertThat(images.get(0).grid().spacing()).isEmpty();
        assertThat(images.get(1).toRgb()).isNotEqualTo(images.get(0).toRgb());
    }

    private static List<PlanarImage> read(String set, String file) {
        return new PlanarImageAssembler(TestingSeries.cpus())
                .assemble(TestingSeries.read(List.of(RealImages.series(set).resolve(file))), TestingRequest.alive());
    }
}
