package org.secondread.preprocessing.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.secondread.domain.CpuBudget;
import org.secondread.domain.PatientGrid;
import org.secondread.domain.Vector3;
import org.secondread.phantoms.chest.ChestPhantom;
import org.secondread.phantoms.series.ImageNoise;
import org.secondread.phantoms.series.PhantomSeries;
import org.secondread.phantoms.series.SeriesOptions;
import org.secondread.phantoms.series.SeriesWriter;
import org.secondread.phantoms.space.Nodule;
import org.secondread.phantoms.space.SeriesGeometry;
import org.secondread.preprocessing.testing.RealImages;
import org.secondread.preprocessing.testing.TestingRequest;
import org.secondread.preprocessing.testing.TestingSeries;
import org.secondread.preprocessing.volume.OrientedVolume;

/** From files to the region that is searched: on a phantom, whose lungs are known, and on real chests. */
class ChestSeriesTest {
    private static CpuBudget budget;

    @BeforeAll
    static void open() {
        budget = new CpuBudget(2);
    }

    @AfterAll
    static void close() {
        budget.close();
    }

    private static RegionMask lungs(List<Path> files) {
        OrientedVolume volume = new OrientedVolume(TestingSeries.assemble(files));
        return new LungSegmenter(budget).segment(volume, TestingRequest.alive());
    }

    private static RegionMask realLungs(String series) throws IOException {
        try (Stream<Path> files = Files.walk(RealImages.series(series))) {
            return lungs(files.filter(file -> file.toString().endsWith(".dcm")).toList());
        }
    }

    /** How many voxels within a radius of a point do not belong to the region. */
    private static int missing(RegionMask region, Vector3 centre, double radiusMm) {
        PatientGrid grid = region.grid();
        Vector3 reach = new Vector3(radiusMm, radiusMm, radiusMm);
        Vector3 from = grid.toIndex(centre.minus(reach));
        Vector3 to = grid.toIndex(centre.plus(reach));
        int missing = 0;
        for (int k = (int) from.z(); k <= to.z() + 1; k++) {
            for (int j = (int) from.y(); j <= to.y() + 1; j++) {
                for (int i = (int) from.x(); i <= to.x() + 1; i++) {
                    boolean near = grid.toPatient(i, j, k).distanceTo(centre) <= radiusMm;
                    missing += near && !region.contains(i, j, k) ? 1 : 0;
                }
            }
        }
        return missing;
    }

    @Test
    void phantomLungs_areFoundWithAllTheirNodules(@TempDir Path folder) throws IOException {
        ChestPhantom phantom = ChestPhantom.seeded(7).nodules(6).build();
        SeriesGeometry geometry = SeriesGeometry.axial(190, 160, 62, 1.9, 1.8, 4.2);
        PhantomSeries series = new PhantomSeries(phantom, geometry, new ImageNoise(22, 7));

        RegionMask region =
                lungs(SeriesWriter.write(series, SeriesOptions.ct(7), folder).files());

        for (Nodule nodule : phantom.nodules()) {
            org.secondread.phantoms.space.Vector3 centre = nodule.centreMm();
            assertThat(missing(region, new Vector3(centre.x(), centre.y(), centre.z()), nodule.reachMm()))
                    .isZero();
        }
        assertThat(missedShare(phantom, region)).isLessThan(0.005);
    }

    /** The share of the phantom's lung voxels that the region does not hold. */
    private static double missedShare(ChestPhantom phantom, RegionMask region) {
        PatientGrid grid = region.grid();
        int lung = 0;
        int missed = 0;
        for (int k = 0; k < grid.sizeZ(); k++) {
            for (int j = 0; j < grid.sizeY(); j++) {
                for (int i = 0; i < grid.sizeX(); i++) {
                    boolean isLung = phantom.isLung(phantomPoint(grid.toPatient(i, j, k)));
                    lung += isLung ? 1 : 0;
                    missed += isLung && !region.contains(i, j, k) ? 1 : 0;
                }
            }
        }
        return (double) missed / lung;
    }

    private static org.secondread.phantoms.space.Vector3 phantomPoint(Vector3 p) {
        return new org.secondread.phantoms.space.Vector3(p.x(), p.y(), p.z());
    }

    @Tag("needs-data")
    @Test
    void visibleNoduleOfAPartialScan_isInside() throws IOException {
        RegionMask region = realLungs("chest-ct-lungfcp");

        assertThat(missing(region, new Vector3(-52, -148, 60), 6)).isZero();
    }

    /** Centres of the readers' outlines, each of a nodule of about 30 mm. */
    @Tag("needs-data")
    @ParameterizedTest
    @CsvSource({"lidc-idri-0001, 56, 86, -116", "lidc-idri-0002, 59.5, 72, -102"})
    void largeNodulesOfWholeScans_areInside(String series, double x, double y, double z) throws IOException {
        RegionMask region = realLungs(series);

        assertThat(missing(region, new Vector3(x, y, z), 6)).isZero();
    }
}
