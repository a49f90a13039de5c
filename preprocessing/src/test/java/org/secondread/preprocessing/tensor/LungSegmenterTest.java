package org.secondread.preprocessing.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.secondread.domain.Cancellation;
import org.secondread.domain.CpuBudget;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.domain.PatientGrid;
import org.secondread.domain.Vector3;
import org.secondread.preprocessing.testing.TestingRequest;
import org.secondread.preprocessing.volume.OrientedVolume;
import org.secondread.preprocessing.volume.TestingVolume;

/** A body and lungs made of ellipsoids around the origin of patient space, in mm; 2.3 × 2.1 × 3 mm voxels. */
class LungSegmenterTest {
    private static final int AIR = -1000;
    private static final int LUNG = -850;
    private static final int TISSUE = 40;
    private static final PatientGrid GRID = around(150, 110, 80, new Vector3(2.3, 2.1, 3));

    private static CpuBudget budget;

    @BeforeAll
    static void open() {
        budget = new CpuBudget(2);
    }

    @AfterAll
    static void close() {
        budget.close();
    }

    /** The value at a place in the patient. */
    private interface Anatomy {
        int at(Vector3 p);
    }

    private static PatientGrid around(int sizeX, int sizeY, int sizeZ, Vector3 spacingMm) {
        Vector3 origin = new Vector3(
                -spacingMm.x() * (sizeX - 1) / 2, -spacingMm.y() * (sizeY - 1) / 2, -spacingMm.z() * (sizeZ - 1) / 2);
        return new PatientGrid(
                sizeX,
                sizeY,
                sizeZ,
                origin,
                new Vector3(1, 0, 0),
                new Vector3(0, 1, 0),
                new Vector3(0, 0, 1),
                spacingMm);
    }

    private static boolean inEllipsoid(Vector3 p, Vector3 centre, double a, double b, double c) {
        Vector3 d = p.minus(centre);
        return d.x() * d.x() / (a * a) + d.y() * d.y() / (b * b) + d.z() * d.z() / (c * c) <= 1;
    }

    private static boolean inBall(Vector3 p, Vector3 centre, double radius) {
        return p.distanceTo(centre) <= radius;
    }

    private static boolean inLungs(Vector3 p, double marginMm) {
        return inEllipsoid(p, new Vector3(-68, 0, 0), 50 + marginMm, 70 + marginMm, 95 + marginMm)
                || inEllipsoid(p, new Vector3(66, 5, -4), 46 + marginMm, 66 + marginMm, 90 + marginMm);
    }

    private static boolean inBody(Vector3 p) {
        return Math.hypot(p.x() / 150, p.y() / 95) <= 1;
    }

    private static boolean inTable(Vector3 p) {
        return p.y() > 97 && p.y() < 112;
    }

    private static int chest(Vector3 p) {
        if (inTable(p)) {
            return p.y() > 100 && p.y() < 109 ? LUNG : TISSUE;
        }
        return !inBody(p) ? AIR : inLungs(p, 0) ? LUNG : TISSUE;
    }

    private static RegionMask segment(PatientGrid grid, Anatomy anatomy) {
        OrientedVolume volume =
                new OrientedVolume(TestingVolume.of(grid, (i, j, k) -> anatomy.at(grid.toPatient(i, j, k))));
        return new LungSegmenter(budget).segment(volume, TestingRequest.alive());
    }

    private static boolean holds(RegionMask region, Vector3 p) {
        Vector3 index = region.grid().toIndex(p);
        return region.contains((int) Math.round(index.x()), (int) Math.round(index.y()), (int) Math.round(index.z()));
    }

    private static boolean holdsBall(RegionMask region, Vector3 centre, double radius) {
        PatientGrid grid = region.grid();
        for (int k = 0; k < grid.sizeZ(); k++) {
            for (int j = 0; j < grid.sizeY(); j++) {
                for (int i = 0; i < grid.sizeX(); i++) {
                    if (inBall(grid.toPatient(i, j, k), centre, radius) && !region.contains(i, j, k)) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    @Test
    void lungs_areFoundToWithinAMargin() {
        RegionMask lungs = segment(GRID, LungSegmenterTest::chest);

        int missed = 0;
        int beyond = 0;
        for (int k = 0; k < GRID.sizeZ(); k++) {
            for (int j = 0; j < GRID.sizeY(); j++) {
                for (int i = 0; i < GRID.sizeX(); i++) {
                    Vector3 p = GRID.toPatient(i, j, k);
                    missed += inLungs(p, 0) && !lungs.contains(i, j, k) ? 1 : 0;
                    beyond += lungs.contains(i, j, k) && !inLungs(p, 5) ? 1 : 0;
                }
            }
        }
        assertThat(missed).isZero();
        assertThat(beyond).isZero();
    }

    @Test
    void airAroundTheBodyAndInTheTable_staysOutside() {
        RegionMask lungs = segment(GRID, LungSegmenterTest::chest);

        assertThat(holds(lungs, new Vector3(0, 104, 0))).isFalse();
        assertThat(holds(lungs, new Vector3(-160, 0, 0))).isFalse();
        assertThat(holds(lungs, new Vector3(0, 0, 0))).isFalse();
    }

    @Test
    void foamInATableThatTouchesTheBody_staysOutside() {
        RegionMask lungs = segment(GRID, p -> inBody(p) || p.y() < 94 ? chest(p) : inThinShell(p) ? TISSUE : LUNG);

        assertThat(holds(lungs, new Vector3(0, 102, 0))).isFalse();
        assertThat(holds(lungs, new Vector3(66, 0, 0))).isTrue();
    }

    /** Walls of one voxel around a box below the body. */
    private static boolean inThinShell(Vector3 p) {
        return Math.abs(p.y() - 95) < 1.1 || Math.abs(p.y() - 110) < 1.1 || Math.abs(Math.abs(p.x()) - 150) < 1.2;
    }

    @Test
    void nodulesAtChestWallAndHilum_areInside() {
        Vector3 atChestWall = new Vector3(-106, 0, 6);
        Vector3 atHilum = new Vector3(35, 10, -8);
        Vector3 within = new Vector3(-60, 20, 30);

        RegionMask lungs = segment(
                GRID,
                p -> inBall(p, atChestWall, 15) || inBall(p, atHilum, 12) || inBall(p, within, 15) ? TISSUE : chest(p));

        assertThat(holdsBall(lungs, within, 15)).isTrue();
        assertThat(holdsBall(lungs, atChestWall.plus(new Vector3(4, 0, 0)), 11)).isTrue();
        assertThat(holdsBall(lungs, atHilum, 9)).isTrue();
    }

    @Test
    void scanThatEndsWithinTheLungs_isCoveredToItsEnds() {
        RegionMask lungs = segment(around(150, 110, 24, GRID.spacingMm()), LungSegmenterTest::chest);

        assertThat(lungs.areaMm2(0)).isCloseTo(lungs.areaMm2(23), within(4000.0));
        assertThat(holds(lungs, new Vector3(-68, 0, -34))).isTrue();
        assertThat(holds(lungs, new Vector3(66, 0, 34))).isTrue();
    }

    @Test
    void tracheaAboveItsEntranceIntoALung_isLeftOut() {
        RegionMask lungs = segment(GRID, p -> inTrachea(p) || inBronchus(p) ? AIR : chest(p));

        assertThat(holds(lungs, new Vector3(0, -20, 40))).isFalse();
        assertThat(holds(lungs, new Vector3(0, -20, 90))).isFalse();
        assertThat(holds(lungs, new Vector3(-68, 0, 0))).isTrue();
        assertThat(lungs.volumeMl()).isGreaterThan(2000);
    }

    private static boolean inTrachea(Vector3 p) {
        return p.z() > 4 && Math.hypot(p.x(), p.y() + 20) <= 9;
    }

    private static boolean inBronchus(Vector3 p) {
        return p.x() > -40 && p.x() < 9 && Math.hypot(p.y() + 20, p.z() - 4) <= 8;
    }

    @Test
    void narrowMediastinumBehindTouchingLungs_staysOutside() {
        RegionMask lungs = segment(GRID, p -> inTouchingLungs(p) ? LUNG : inBody(p) ? TISSUE : AIR);

        assertThat(holds(lungs, new Vector3(-50, 0, 0))).isTrue();
        assertThat(holds(lungs, new Vector3(50, 0, 0))).isTrue();
        assertThat(holds(lungs, new Vector3(0, 0, 0))).isFalse();
    }

    private static boolean inTouchingLungs(Vector3 p) {
        boolean besideTheMiddle = Math.abs(p.x()) > 12 || p.y() < -50;
        return besideTheMiddle && Math.abs(p.x()) < 90 && Math.abs(p.y()) < 55 && Math.abs(p.z()) < 70;
    }

    @Test
    void largeBubbleOfGas_isNoLung() {
        RegionMask found =
                segment(GRID, p -> !inBody(p) || inEllipsoid(p, new Vector3(40, -10, 0), 40, 35, 35) ? AIR : TISSUE);

        assertThat(found.isEmpty()).isTrue();
        assertThat(found.volumeMl()).isZero();
    }

    @Test
    void bodyWithoutAir_hasNoLungs() {
        assertThat(segment(GRID, p -> inBody(p) ? TISSUE : AIR).isEmpty()).isTrue();
    }

    @Test
    void nothingButAir_hasNoLungs() {
        assertThat(segment(GRID, p -> AIR).isEmpty()).isTrue();
    }

    @Test
    void turnedSource_givesTheSameRegion() {
        Vector3 corner = GRID.toPatient(GRID.sizeX() - 1, 0, GRID.sizeZ() - 1);
        PatientGrid turned = new PatientGrid(
                GRID.sizeX(),
                GRID.sizeY(),
                GRID.sizeZ(),
                corner,
                new Vector3(-1, 0, 0),
                new Vector3(0, 1, 0),
                new Vector3(0, 0, -1),
                GRID.spacingMm());

        RegionMask expected = segment(GRID, LungSegmenterTest::chest);
        RegionMask actual = segment(turned, LungSegmenterTest::chest);

        assertThat(actual.volumeMl()).isEqualTo(expected.volumeMl());
        for (int k = 0; k < GRID.sizeZ(); k++) {
            assertThat(actual.box(k)).isEqualTo(expected.box(k));
        }
    }

    @Test
    void cancelledRequest_stops() {
        Cancellation cancellation = new Cancellation();
        cancellation.cancel();
        OrientedVolume volume = new OrientedVolume(TestingVolume.of(GRID, (i, j, k) -> AIR));

        assertThatThrownBy(() -> new LungSegmenter(budget).segment(volume, TestingRequest.with(cancellation)))
                .isInstanceOfSatisfying(
                        DiagnosisException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED));
    }
}
