package org.secondread.reporting.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.secondread.domain.PatientGrid;
import org.secondread.domain.Vector3;
import org.secondread.models.extraction.Location.Diameter;
import org.secondread.models.extraction.VoxelMask;
import org.secondread.preprocessing.volume.OrientedVolume;

class FindingPainterTest {
    private static final Vector3 ISOTROPIC_MM = new Vector3(1, 1, 1);

    static Stream<Arguments> orientations() {
        return Stream.of(
                Arguments.of("axial", new Vector3(1, 0, 0), new Vector3(0, 1, 0)),
                Arguments.of("left and right flipped", new Vector3(-1, 0, 0), new Vector3(0, 1, 0)),
                Arguments.of("upside down", new Vector3(1, 0, 0), new Vector3(0, -1, 0)),
                Arguments.of("prone", new Vector3(-1, 0, 0), new Vector3(0, -1, 0)),
                Arguments.of("rows along the back", new Vector3(0, 1, 0), new Vector3(1, 0, 0)),
                Arguments.of("coronal", new Vector3(1, 0, 0), new Vector3(0, 0, -1)),
                Arguments.of("sagittal", new Vector3(0, 1, 0), new Vector3(0, 0, -1)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("orientations")
    void shadesShowThePlaceInThePatientThatTheyLieAt(String name, Vector3 x, Vector3 y) throws IOException {
        TestingLesion lesion = TestingLesion.on(x, y);
        BufferedImage picture = paint(lesion);

        for (Panel panel : Panel.ALL) {
            forPixelsAroundTheLesion(panel, (column, row) -> {
                int rgb = picture.getRGB(panel.left() + column, row);
                Vector3 point = panel.pointAt(column, row, lesion.volume().grid(), lesion.region());
                int expected = GreyWindow.LUNG.shade(TestingLesion.valueAt(point));
                assertThat(rgb & 0xFF).as("%s %d %d", panel.name(), column, row).isCloseTo(expected, within(1));
                assertThat(isGrey(rgb)).isTrue();
            });
        }
    }

    private interface PixelAction {
        void at(int column, int row);
    }

    /** Every third pixel of every third row, beyond the lesion and its lines, within letters and bar. */
    private static void forPixelsAroundTheLesion(Panel panel, PixelAction action) {
        for (int row = 0; row < Panel.HEIGHT; row += 3) {
            for (int column = 0; column < panel.width(); column += 3) {
                double radius = Math.hypot(column - panel.width() / 2.0, row - Panel.HEIGHT / 2.0);
                if (radius > 65 && radius < 110) {
                    action.at(column, row);
                }
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("orientations")
    void outlineRunsBetweenVoxelsInsideAndOutside(String name, Vector3 x, Vector3 y) throws IOException {
        TestingLesion lesion = TestingLesion.on(x, y);
        BufferedImage picture = paint(lesion);
        PatientGrid grid = lesion.volume().grid();

        for (Panel panel : Panel.ALL) {
            int painted = 0;
            for (int row = 0; row < Panel.HEIGHT; row++) {
                for (int column = 0; column < panel.width(); column++) {
                    if (isOutline(picture.getRGB(panel.left() + column, row))) {
                        Vector3 point = panel.pointAt(column, row, grid, lesion.region());
                        assertThat(neighbours(point, panel, lesion))
                                .as("%s %d %d", panel.name(), column, row)
                                .contains(true, false);
                        painted++;
                    }
                }
            }
            assertThat(painted).as(panel.name()).isGreaterThan(100);
        }
    }

    /** Whether the voxels around a point belong to the lesion: all within one voxel along both axes of the picture. */
    private static List<Boolean> neighbours(Vector3 point, Panel panel, TestingLesion lesion) {
        PatientGrid grid = lesion.volume().grid();
        List<Boolean> inside = new ArrayList<>();
        for (double across : new double[] {-0.75, 0, 0.75}) {
            for (double down : new double[] {-0.75, 0, 0.75}) {
                inside.add(contains(
                        lesion.region().mask(),
                        grid.toIndex(point.plus(panel.across().times(across * stepMm(panel.across(), grid)))
                                .plus(panel.down().times(down * stepMm(panel.down(), grid))))));
            }
        }
        return inside;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("orientations")
    void outlinePassesBetweenEveryPairOfVoxelsInsideAndOutside(String name, Vector3 x, Vector3 y) throws IOException {
        TestingLesion lesion = TestingLesion.on(x, y);
        BufferedImage picture = paint(lesion);

        for (Panel panel : Panel.ALL) {
            List<Vector3> crossings = crossings(panel, lesion);
            assertThat(crossings).as(panel.name()).hasSizeGreaterThan(20);
            for (Vector3 crossing : crossings) {
                int column = panel.left() + panel.columnOf(crossing, lesion.region());
                int row = panel.rowOf(crossing, lesion.region());
                assertThat(anyOutlineNear(picture, column, row))
                        .as("%s %d %d", panel.name(), column, row)
                        .isTrue();
            }
        }
    }

    /** Points midway between a voxel inside and its neighbour outside, on the plane that a part shows. */
    private static List<Vector3> crossings(Panel panel, TestingLesion lesion) {
        PatientGrid grid = lesion.volume().grid();
        VoxelMask mask = lesion.region().mask();
        Vector3 plane = grid.toIndex(panel.pointAt(0, 0, grid, lesion.region()));
        List<Vector3> crossings = new ArrayList<>();
        for (int k = 1; k < grid.sizeZ() - 1; k++) {
            for (int j = 1; j < grid.sizeY() - 1; j++) {
                for (int i = 1; i < grid.sizeX() - 1; i++) {
                    Vector3 voxel = grid.toPatient(i, j, k);
                    boolean shown = Math.abs(voxel.minus(grid.toPatient(plane))
                                    .dot(panel.across().cross(panel.down())))
                            < 0.01;
                    if (shown && mask.contains(i, j, k)) {
                        for (Vector3 direction : List.of(panel.across(), panel.down())) {
                            for (int sign : new int[] {-1, 1}) {
                                Vector3 step = direction.times(sign * stepMm(direction, grid));
                                if (!contains(mask, grid.toIndex(voxel.plus(step)))) {
                                    crossings.add(voxel.plus(step.times(0.5)));
                                }
                            }
                        }
                    }
                }
            }
        }
        return crossings;
    }

    private static boolean anyOutlineNear(BufferedImage picture, int column, int row) {
        for (int dy = -1; dy <= 1; dy++) {
            for (int dx = -1; dx <= 1; dx++) {
                if (isOutline(picture.getRGB(column + dx, row + dy))) {
                    return true;
                }
            }
        }
        return false;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("orientations")
    void longAxisIsDrawnWhereItWasMeasured(String name, Vector3 x, Vector3 y) throws IOException {
        TestingLesion lesion = TestingLesion.on(x, y);
        BufferedImage picture = paint(lesion);
        Diameter axis = lesion.region().longAxis();

        for (Panel panel : Panel.ALL) {
            List<Vector3> painted = axisPoints(panel, picture, lesion);
            if (panel.showsSlices(lesion.volume().grid())) {
                assertThat(painted).allMatch(point -> distanceMm(point, axis) < 1.5 * Panel.MM_PER_PIXEL);
                assertThat(painted).anyMatch(point -> point.distanceTo(axis.fromMm()) < 0.5);
                assertThat(painted).anyMatch(point -> point.distanceTo(axis.toMm()) < 0.5);
            } else {
                assertThat(painted).as(panel.name()).isEmpty();
            }
        }
    }

    private static List<Vector3> axisPoints(Panel panel, BufferedImage picture, TestingLesion lesion) {
        List<Vector3> points = new ArrayList<>();
        for (int row = 0; row < Panel.HEIGHT; row++) {
            for (int column = 0; column < panel.width(); column++) {
                int rgb = picture.getRGB(panel.left() + column, row);
                if ((rgb & 0xFF) > (rgb >> 16 & 0xFF) + 40) {
                    points.add(panel.pointAt(column, row, lesion.volume().grid(), lesion.region()));
                }
            }
        }
        return points;
    }

    private static double distanceMm(Vector3 point, Diameter axis) {
        Vector3 along = axis.toMm().minus(axis.fromMm());
        double share = point.minus(axis.fromMm()).dot(along) / along.dot(along);
        return point.distanceTo(axis.fromMm().plus(along.times(Math.min(Math.max(share, 0), 1))));
    }

    @Test
    void largeLesionFillsHalfOfTheAxialSection() throws IOException {
        BufferedImage picture = paint(TestingLesion.ball(60, new Vector3(1, 1, 2.5), 0));

        int[] columns = Stream.iterate(0, column -> column + 1)
                .limit(400)
                .filter(column -> isOutline(picture, column))
                .mapToInt(column -> column)
                .toArray();
        assertThat(columns[columns.length - 1] - columns[0]).isBetween(186, 206);
    }

    private static boolean isOutline(BufferedImage picture, int column) {
        return Stream.iterate(0, row -> row + 1).limit(400).anyMatch(row -> isOutline(picture.getRGB(column, row)));
    }

    @Test
    void beyondTheVolumeItIsBlack() throws IOException {
        TestingLesion lesion = TestingLesion.ball(5, ISOTROPIC_MM, -34);
        BufferedImage picture = paint(lesion);

        double edgeMm = lesion.volume().grid().toPatient(-0.5, 0, 0).x();
        int edge = Panel.ALL.get(0).columnOf(new Vector3(edgeMm, 0, 0), lesion.region());
        int row = 150;
        assertThat(edge).isGreaterThan(30);
        assertThat(picture.getRGB(edge - 1, row) & 0xFFFFFF).isZero();
        assertThat(picture.getRGB(edge + 1, row) & 0xFF).isPositive();
    }

    @Test
    void barIsTenMillimetresLong() throws IOException {
        BufferedImage picture = paint(TestingLesion.ball(5, ISOTROPIC_MM, 0));

        long white = Stream.iterate(0, column -> column + 1)
                .limit(400)
                .filter(column -> (picture.getRGB(column, Panel.HEIGHT - 18) & 0xFF) > 200)
                .count();
        assertThat(white * Panel.MM_PER_PIXEL).isCloseTo(10, within(0.5));
    }

    @Test
    void equalFindingsGiveEqualBytes() {
        TestingLesion lesion = TestingLesion.ball(5, ISOTROPIC_MM, 0);
        OrientedVolume volume = new OrientedVolume(lesion.volume());

        assertThat(new FindingPainter().paint(volume, lesion.region()))
                .isEqualTo(new FindingPainter().paint(volume, lesion.region()));
    }

    @Test
    void fileHoldsPixelsAndNothingElse() {
        TestingLesion lesion = TestingLesion.ball(5, ISOTROPIC_MM, 0);

        byte[] png = new FindingPainter().paint(new OrientedVolume(lesion.volume()), lesion.region());

        assertThat(chunks(png)).containsOnly("IHDR", "IDAT", "IEND");
    }

    /** The kinds of chunks in a PNG: length, name, content, checksum each, after eight bytes of signature. */
    private static List<String> chunks(byte[] png) {
        List<String> names = new ArrayList<>();
        for (int at = 8; at < png.length; at += 12 + ByteBuffer.wrap(png).getInt(at)) {
            names.add(new String(png, at + 4, 4, StandardCharsets.US_ASCII));
        }
        return names;
    }

    private static BufferedImage paint(TestingLesion lesion) throws IOException {
        byte[] png = new FindingPainter().paint(new OrientedVolume(lesion.volume()), lesion.region());
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
        assertThat(picture.getWidth()).isEqualTo(1000);
        assertThat(picture.getHeight()).isEqualTo(400);
        return picture;
    }

    private static boolean contains(VoxelMask mask, Vector3 index) {
        return mask.contains((int) Math.round(index.x()), (int) Math.round(index.y()), (int) Math.round(index.z()));
    }

    private static double stepMm(Vector3 direction, PatientGrid grid) {
        double mm = 0;
        for (int axis = 0; axis < 3; axis++) {
            mm += Math.abs(direction.dot(grid.direction(axis)))
                    * grid.spacingMm().component(axis);
        }
        return mm;
    }

    private static boolean isGrey(int rgb) {
        return (rgb >> 16 & 0xFF) == (rgb & 0xFF) && (rgb >> 8 & 0xFF) == (rgb & 0xFF);
    }

    private static boolean isOutline(int rgb) {
        return (rgb >> 16 & 0xFF) > (rgb & 0xFF) + 40;
    }
}
