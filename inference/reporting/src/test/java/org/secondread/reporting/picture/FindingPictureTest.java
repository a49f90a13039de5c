package org.secondread.reporting.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.secondread.models.extraction.Location;
import org.secondread.preprocessing.volume.Volume;
import org.secondread.reporting.TestingResults;

class FindingPictureTest {
    private static final int OUTLINE = 0xFFFFD000;
    private static final double PIXELS_PER_MM = 384 / 60.0;

    private final Volume volume =
            TestingResults.volume(TestingResults.sourceAttributes(), TestingResults.obliqueGrid());
    private final Location.Region region =
            (Location.Region) TestingResults.one().findings().get(0).location();

    @Test
    void outline_isAsLargeAsTheFindingDespiteUnequalSpacing() throws IOException {
        BufferedImage picture = picture();
        List<Integer> columns = extent(0, 384, x -> IntStream.range(0, 384).anyMatch(y -> isOutline(picture, x, y)));
        List<Integer> rows = extent(0, 384, y -> IntStream.range(0, 384).anyMatch(x -> isOutline(picture, x, y)));

        assertThat(columns).hasSize(2);
        assertThat((columns.get(1) - columns.get(0) + 1) / PIXELS_PER_MM)
                .isCloseTo(region.mask().sizeI() * 0.7, within(2 / PIXELS_PER_MM));
        assertThat((rows.get(1) - rows.get(0) + 1) / PIXELS_PER_MM)
                .isCloseTo(region.mask().sizeJ() * 0.9, within(2 / PIXELS_PER_MM));
    }

    @Test
    void finding_liesInTheMiddleOfEveryPanel() throws IOException {
        BufferedImage picture = picture();

        assertThat(middle(picture, 0, 0, 384)).isCloseTo(191.5, within(4.0));
        assertThat(middle(picture, 384, 0, 192) - 384).isCloseTo(95.5, within(4.0));
        assertThat(middle(picture, 384, 192, 192) - 384).isCloseTo(95.5, within(4.0));
    }

    @Test
    void sameRegion_givesSameBytes() {
        FindingPicture pictures = new FindingPicture(volume);

        assertThat(pictures.draw(region)).isEqualTo(pictures.draw(region));
    }

    @Test
    void window_followsTheStandardsFunction() {
        DisplayWindow lung = DisplayWindow.LUNG;

        assertThat(lung.grey(-1400)).isZero();
        assertThat(lung.grey(200)).isEqualTo(255);
        assertThat(lung.grey(-600.5)).isEqualTo(128);
        assertThat(DisplayWindow.holding(10, 20).grey(10)).isZero();
        assertThat(DisplayWindow.holding(10, 20).grey(20)).isEqualTo(255);
    }

    private BufferedImage picture() throws IOException {
        return ImageIO.read(new ByteArrayInputStream(new FindingPicture(volume).draw(region)));
    }

    /** Mean column of the outline in one panel. */
    private static double middle(BufferedImage picture, int left, int top, int size) {
        return IntStream.range(top, top + size)
                .flatMap(y -> IntStream.range(left, left + size).filter(x -> isOutline(picture, x, y)))
                .average()
                .orElseThrow();
    }

    private static boolean isOutline(BufferedImage picture, int x, int y) {
        return picture.getRGB(x, y) == OUTLINE;
    }

    private static List<Integer> extent(int from, int to, IntPredicate found) {
        int[] hits = IntStream.range(from, to).filter(found).toArray();
        return hits.length == 0 ? List.of() : List.of(hits[0], hits[hits.length - 1]);
    }
}
