package org.secondread.preprocessing.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.secondread.domain.PatientGrid;
import org.secondread.phantoms.series.ImageNoise;
import org.secondread.phantoms.series.Instance;
import org.secondread.phantoms.series.InstanceComposer;
import org.secondread.phantoms.series.PhantomSeries;
import org.secondread.phantoms.series.SeriesOptions;
import org.secondread.phantoms.space.Orientation;
import org.secondread.phantoms.space.Phantom;
import org.secondread.phantoms.space.SeriesGeometry;
import org.secondread.phantoms.space.Vector3;
import org.secondread.preprocessing.testing.TestingRequest;
import org.secondread.preprocessing.testing.TestingSeries;

/**
 * A stack of a tilted gantry, straightened, against the stack that a scanner without a tilt would have taken of the same
 * patient on the same grid.
 */
class StraightenedStackTest {
    private static final int COLUMNS = 29;
    private static final int ROWS = 37;
    private static final int SLICES = 9;
    private static final double COLUMN_MM = 0.8;
    private static final double ROW_MM = 1.1;
    private static final double SLICE_MM = 2.3;

    private static final double AIR = -1000;
    private static final double AMPLITUDE = 100;
    private static final double WAVE_MM = 16;

    /** Curved along each axis, and nowhere near air. */
    private static final Phantom WAVES = (x, y, z) ->
            400 + AMPLITUDE * (Math.sin(wave(x + 1.3)) + Math.sin(wave(y - 2.1)) + Math.sin(wave(z + 0.4)) + x / 20);

    /**
     * Linear interpolation along both axes misses at most an eighth of the second derivative by the squared distance of
     * pixels; the rounding of two stored values one unit more.
     */
    private static final double INTERPOLATION_ERROR =
            AMPLITUDE * 3 * Math.pow(2 * Math.PI / WAVE_MM, 2) * (COLUMN_MM * COLUMN_MM + ROW_MM * ROW_MM) / 8 + 1;

    @TempDir
    Path folder;

    /** Angles about the patient's left-right and front-back axes; the second moves slices along their rows. */
    @ParameterizedTest
    @CsvSource({"14, 0", "-14, 0", "0, 9", "0, -9", "-11, 6", "7, -13"})
    void itEqualsTheUprightStackOnTheSameGrid(double aboutX, double aboutY) {
        Orientation planes = Orientation.AXIAL.turned(aboutX, aboutY, 0);
        List<Instance> tilted = tilted(planes);
        Volume straightened = assemble(tilted, "tilted", AssemblyPolicy.SHEAR_CORRECTED);
        PatientGrid grid = straightened.grid();
        Volume upright = assemble(upright(grid, planes), "upright", AssemblyPolicy.REGULAR_GRID);

        assertThat(straightened.isResampled()).isTrue();
        assertThat(upright.isResampled()).isFalse();
        assertThat(upright.grid().toPatient(3, 5, 7).distanceTo(grid.toPatient(3, 5, 7)))
                .isLessThan(1e-6);
        int compared = 0;
        for (int k = 0; k < grid.sizeZ(); k++) {
            for (int j = 0; j < grid.sizeY(); j++) {
                for (int i = 0; i < grid.sizeX(); i++) {
                    double insideBy = insideBy(tilted.get(k).dataset(), grid.toPatient(i, j, k));
                    double value = straightened.valueAt(i, j, k);
                    if (insideBy > 1e-3) {
                        compared++;
                        assertThat(value).isCloseTo((double) upright.valueAt(i, j, k), within(INTERPOLATION_ERROR));
                    } else if (insideBy < -1e-3) {
                        assertThat(value).isEqualTo(AIR);
                    }
                }
            }
        }
        assertThat(compared).isGreaterThanOrEqualTo((COLUMNS - 2) * (ROWS - 2) * SLICES);
    }

    private static double wave(double mm) {
        return 2 * Math.PI * mm / WAVE_MM;
    }

    /** By how many pixels a point lies within the outermost pixel centres of an image; negative outside. */
    private static double insideBy(Attributes image, org.secondread.domain.Vector3 at) {
        double[] o = image.getDoubles(Tag.ImageOrientationPatient);
        double[] p = image.getDoubles(Tag.ImagePositionPatient);
        double[] d = {at.x() - p[0], at.y() - p[1], at.z() - p[2]};
        double column = (d[0] * o[0] + d[1] * o[1] + d[2] * o[2]) / COLUMN_MM;
        double row = (d[0] * o[3] + d[1] * o[4] + d[2] * o[5]) / ROW_MM;
        return Math.min(Math.min(column, COLUMNS - 1 - column), Math.min(row, ROWS - 1 - row));
    }

    private static List<Instance> tilted(Orientation planes) {
        double table = SLICE_MM / planes.normal().z();
        return IntStream.range(0, SLICES)
                .mapToObj(k -> slice(planes, k, new Vector3(2.7, -1.9, 3.3 + k * table)))
                .toList();
    }

    private static Instance slice(Orientation planes, int k, Vector3 centre) {
        SeriesGeometry geometry = SeriesGeometry.axial(COLUMNS, ROWS, 1, COLUMN_MM, ROW_MM, SLICE_MM)
                .withOrientation(planes)
                .centredAt(centre);
        return compose(geometry).get(0).withFileName("slice-" + k).with(dataset -> {
            dataset.setString(Tag.SOPInstanceUID, VR.UI, String.format(Locale.ROOT, "2.25.1%03d", k));
            dataset.setString(Tag.InstanceNumber, VR.IS, Integer.toString(k + 1));
        });
    }

    private static List<Instance> upright(PatientGrid grid, Orientation planes) {
        org.secondread.domain.Vector3 origin = grid.toPatient(0, 0, 0);
        return compose(SeriesGeometry.axial(grid.sizeX(), grid.sizeY(), grid.sizeZ(), COLUMN_MM, ROW_MM, SLICE_MM)
                .withOrientation(planes)
                .withOrigin(new Vector3(origin.x(), origin.y(), origin.z())));
    }

    private static List<Instance> compose(SeriesGeometry geometry) {
        return InstanceComposer.composeAll(new PhantomSeries(WAVES, geometry, ImageNoise.NONE), SeriesOptions.ct(5));
    }

    private Volume assemble(List<Instance> slices, String name, AssemblyPolicy policy) {
        List<Path> files = TestingSeries.write(TestingSeries.shuffled(slices, 3), folder.resolve(name));
        return new VolumeAssembler(TestingSeries.cpus())
                .assemble(TestingSeries.read(files), policy, TestingRequest.alive())
                .principal();
    }
}
