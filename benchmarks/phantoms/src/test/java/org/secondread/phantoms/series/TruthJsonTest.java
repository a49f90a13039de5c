package org.secondread.phantoms.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.secondread.phantoms.space.Density;
import org.secondread.phantoms.space.Nodule;
import org.secondread.phantoms.space.Phantom;
import org.secondread.phantoms.space.SeriesGeometry;
import org.secondread.phantoms.space.Vector3;

class TruthJsonTest {

    private static String write(List<Nodule> nodules) {
        Phantom phantom = new Phantom() {
            @Override
            public double valueAt(double x, double y, double z) {
                return 0;
            }

            @Override
            public List<Nodule> nodules() {
                return nodules;
            }
        };
        PhantomSeries series = new PhantomSeries(phantom, SeriesGeometry.small(), ImageNoise.NONE);
        return TruthJson.write(
                new WrittenSeries(series, SeriesOptions.ct(7), new PhantomUids(7), List.of(Path.of("a.dcm"))));
    }

    @Test
    void itSaysWhereEachNoduleLiesAndHowLargeItIs() {
        String json = write(List.of(
                Nodule.ball(new Vector3(1.5, -2, 3), 10, Density.SOLID),
                Nodule.ball(new Vector3(0, 0, 0.25), 6.5, Density.GROUND_GLASS)));
        assertThat(json)
                .contains("{\"number\": 1, \"centreMm\": [1.500000, -2.000000, 3.000000], \"diameterMm\": 10.000,"
                        + " \"volumeMm3\": 523.599, \"density\": \"SOLID\"}")
                .contains("\"number\": 2", "6.500", "GROUND_GLASS");
    }

    @Test
    void itSaysHowTheGridLies() {
        assertThat(write(List.of()))
                .contains("\"seed\": 7", "\"columns\": 23, \"rows\": 17, \"slices\": 11")
                .contains("\"columnSpacingMm\": 0.7, \"rowSpacingMm\": 0.9, \"sliceSpacingMm\": 2.5")
                .contains("\"originMm\": [-31.500000, 12.250000, -47.750000]")
                .contains("\"nodules\": []");
    }
}
