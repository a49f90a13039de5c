package org.secondread.phantoms.chest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secondread.phantoms.series.ImageNoise;
import org.secondread.phantoms.series.PhantomSeries;
import org.secondread.phantoms.space.Density;
import org.secondread.phantoms.space.Nodule;
import org.secondread.phantoms.space.Orientation;
import org.secondread.phantoms.space.Phantom;
import org.secondread.phantoms.space.SeriesGeometry;
import org.secondread.phantoms.space.Vector3;

class ChestPhantomTest {

    @Test
    void equalSeedsGiveEqualPhantoms() {
        ChestPhantom one = ChestPhantom.seeded(5).nodules(6).build();
        ChestPhantom same = ChestPhantom.seeded(5).nodules(6).build();
        assertThat(same.nodules()).isEqualTo(one.nodules());
        for (double x = -150; x < 150; x += 1.7) {
            assertThat(same.valueAt(x, 3, 11)).isEqualTo(one.valueAt(x, 3, 11));
        }
    }

    @Test
    void neighbouringSeedsGiveOtherPatientsAndNodules() {
        ChestPhantom one = ChestPhantom.seeded(5).nodules(6).build();
        ChestPhantom other = ChestPhantom.seeded(6).nodules(6).build();
        assertThat(other.nodules()).doesNotContainAnyElementsOf(one.nodules());
        assertThat(bodyWidthMm(other)).isNotCloseTo(bodyWidthMm(one), within(0.5));
    }

    @Test
    void withoutFurtherWordsThereIsNoNodule() {
        assertThat(ChestPhantom.seeded(5).build().nodules()).isEmpty();
    }

    @Test
    void nodulesDoNotChangeThePatientAroundThem() {
        ChestPhantom with = ChestPhantom.seeded(5).nodules(6).build();
        ChestPhantom without = ChestPhantom.seeded(5).build();
        Nodule largest = with.nodules().get(0);
        Vector3 centre = largest.centreMm();
        double beside = centre.x() + largest.reachMm() + 3;
        assertThat(with.valueAt(beside, centre.y(), centre.z()))
                .isEqualTo(without.valueAt(beside, centre.y(), centre.z()));
        assertThat(with.valueAt(centre.x(), centre.y(), centre.z()))
                .isNotEqualTo(without.valueAt(centre.x(), centre.y(), centre.z()));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void sixNodulesOfDistinctDiametersLieApartWithinTheLungs(long seed) {
        ChestPhantom phantom = ChestPhantom.seeded(seed).nodules(6).build();
        List<Nodule> nodules = phantom.nodules();
        assertThat(nodules).hasSize(6);
        assertThat(nodules.stream().map(Nodule::diameterMm)).doesNotHaveDuplicates();
        for (Nodule nodule : nodules) {
            assertThat(nodule.diameterMm()).isBetween(6.0, 20.0);
            assertLiesInLung(phantom, nodule);
            assertLiesApart(nodule, nodules);
        }
    }

    private static void assertLiesInLung(ChestPhantom phantom, Nodule nodule) {
        double margin = nodule.diameterMm() / 2 + 2;
        for (int axis = 0; axis < 6; axis++) {
            double step = axis % 2 == 0 ? margin : -margin;
            Vector3 offset = new Vector3(axis / 2 == 0 ? step : 0, axis / 2 == 1 ? step : 0, axis / 2 == 2 ? step : 0);
            assertThat(phantom.isLung(nodule.centreMm().plus(offset))).isTrue();
        }
    }

    private static void assertLiesApart(Nodule nodule, List<Nodule> nodules) {
        for (Nodule other : nodules) {
            double needed = (nodule.diameterMm() + other.diameterMm()) / 2 + 8;
            assertThat(other.equals(nodule) || nodule.centreMm().distanceTo(other.centreMm()) > needed)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(Density.class)
    void theMiddleOfANoduleShowsItsDensity(Density density) {
        ChestPhantom phantom =
                ChestPhantom.seeded(9).nodules(3).densities(density).build();
        for (Nodule nodule : phantom.nodules()) {
            Vector3 centre = nodule.centreMm();
            if (!phantom.isLungVessel(centre)) {
                assertThat(phantom.valueAt(centre.x(), centre.y(), centre.z()))
                        .isCloseTo(density.coreHu(), within(12.0));
            }
        }
    }

    @Test
    void densitiesAreDealtInTurn() {
        assertThat(ChestPhantom.seeded(9)
                        .nodules(3)
                        .densities(Density.SOLID, Density.GROUND_GLASS)
                        .build()
                        .nodules())
                .extracting(Nodule::density)
                .containsExactly(Density.SOLID, Density.GROUND_GLASS, Density.SOLID);
    }

    @Test
    void aGivenNoduleLiesWhereItWasPut() {
        Nodule nodule = Nodule.ball(new Vector3(-90, 10, 20), 9, Density.SOLID);
        ChestPhantom phantom = ChestPhantom.seeded(3).nodule(nodule).nodules(1).build();
        assertThat(phantom.nodules()).hasSize(2).first().isEqualTo(nodule);
        assertThat(phantom.valueAt(-90, 10, 20)).isCloseTo(30, within(12.0));
    }

    @Test
    void lungsThatAreFullAreReported() {
        assertThatThrownBy(() ->
                        ChestPhantom.seeded(1).nodules(40).diametersMm(50, 60).build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no room left");
    }

    @Test
    void eachTissueHasItsHounsfieldValue() {
        ChestPhantom phantom = ChestPhantom.seeded(4).build();
        assertThat(phantom.valueAt(-175, -135, 0)).as("air").isEqualTo(-1000);
        assertThat(phantom.valueAt(30, -30, -62)).as("heart").isCloseTo(42, within(1.0));
        assertThat(phantom.valueAt(-62, -4, -128)).as("liver").isCloseTo(58, within(4.0));
        assertThat(phantom.valueAt(0, 2.5, 100)).as("trachea").isCloseTo(-995, within(1.0));
        assertThat(phantom.valueAt(0, 62, 0)).as("marrow of a vertebra").isCloseTo(190, within(1.0));
        assertThat(phantom.valueAt(0, -110, -40)).as("fat under the skin").isBetween(-110.0, 60.0);
    }

    @Test
    void aeratedLungIsDenserAtTheBack() {
        ChestPhantom phantom = ChestPhantom.seeded(4).build();
        double front = meanOfAeratedLung(phantom, -60);
        double back = meanOfAeratedLung(phantom, 50);
        assertThat(front).isBetween(-900.0, -870.0);
        assertThat(back - front).isBetween(25.0, 50.0);
    }

    private static double meanOfAeratedLung(ChestPhantom phantom, double y) {
        double sum = 0;
        int count = 0;
        for (double x = -110; x < -50; x += 1.3) {
            for (double z = -40; z < 60; z += 1.7) {
                double hu = phantom.valueAt(x, y, z);
                if (hu < -780) {
                    sum += hu;
                    count++;
                }
            }
        }
        return sum / count;
    }

    @Test
    void theMaskOfEachNoduleHasItsVolume() {
        ChestPhantom phantom = ChestPhantom.seeded(11).nodules(6).build();
        for (Nodule nodule : phantom.nodules()) {
            SeriesGeometry fine =
                    SeriesGeometry.axial(90, 72, 56, 0.3, 0.35, 0.5).centredAt(nodule.centreMm());
            byte[] mask = new PhantomSeries(phantom, fine, ImageNoise.NONE).noduleMask();
            int number = phantom.nodules().indexOf(nodule) + 1;
            int voxels = 0;
            for (byte label : mask) {
                voxels += label == number ? 1 : 0;
            }
            assertThat(voxels * fine.voxelVolumeMm3()).isCloseTo(nodule.volumeMm3(), within(0.01 * nodule.volumeMm3()));
        }
    }

    @Test
    void theMaskAgreesWithEveryVoxelOnAnObliqueGrid() {
        ChestPhantom phantom = ChestPhantom.seeded(11).nodules(6).build();
        SeriesGeometry coarse = SeriesGeometry.axial(60, 50, 40, 5, 4.5, 6)
                .withOrientation(Orientation.AXIAL.turned(20, -10, 30))
                .centredAt(Vector3.ZERO);
        PhantomSeries series = new PhantomSeries(phantom, coarse, ImageNoise.NONE);
        byte[] mask = series.noduleMask();
        int marked = 0;
        for (int i = 0; i < mask.length; i++) {
            assertThat(mask[i]).isEqualTo((byte) series.noduleAt(i % 60, i / 60 % 50, i / 3000));
            marked += mask[i] > 0 ? 1 : 0;
        }
        assertThat(marked).isGreaterThan(20);
    }

    @Test
    void aMovedChestTakesItsNodulesAlong() {
        ChestPhantom phantom = ChestPhantom.seeded(11).nodules(1).build();
        Phantom moved = phantom.movedBy(new Vector3(100, -50, 30));
        Vector3 centre = phantom.nodules().get(0).centreMm();
        Vector3 there = moved.nodules().get(0).centreMm();
        assertThat(there).isEqualTo(centre.plus(new Vector3(100, -50, 30)));
        assertThat(moved.valueAt(there.x(), there.y(), there.z()))
                .isCloseTo(phantom.valueAt(centre.x(), centre.y(), centre.z()), within(1e-6));
    }

    @Test
    void vesselCrossSectionsOutnumberNodulesInEverySliceThatHoldsOne() {
        ChestPhantom phantom = ChestPhantom.seeded(12).nodules(6).build();
        for (Nodule nodule : phantom.nodules()) {
            double z = nodule.centreMm().z();
            long nodulesHere = phantom.nodules().stream()
                    .filter(other -> Math.abs(other.centreMm().z() - z) < other.reachMm())
                    .count();
            assertThat(vesselCrossSections(phantom, z)).isGreaterThan(10 * (int) nodulesHere);
        }
    }

    private static int vesselCrossSections(ChestPhantom phantom, double z) {
        int width = 400;
        int height = 290;
        boolean[] vessel = new boolean[width * height];
        for (int i = 0; i < vessel.length; i++) {
            vessel[i] = phantom.isLungVessel(new Vector3((i % width - 200) * 0.7, (i / width - 145) * 0.7, z));
        }
        return Components.count(vessel, width);
    }

    private static double bodyWidthMm(ChestPhantom phantom) {
        double x = 0;
        while (phantom.valueAt(x, 0, -80) > -500 || x < 140) {
            x += 0.1;
        }
        return x;
    }
}
