package org.secondread.preprocessing.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.secondread.domain.CpuBudget;
import org.secondread.domain.PatientGrid;
import org.secondread.domain.Vector3;
import org.secondread.preprocessing.testing.TestingRequest;
import org.secondread.preprocessing.volume.TestingVolume;

class ClosingTest {
    private static final PatientGrid GRID = TestingVolume.upright(24, 20, 12, new Vector3(1.1, 1.3, 2.3));
    private static CpuBudget budget;

    @BeforeAll
    static void open() {
        budget = new CpuBudget(2);
    }

    @AfterAll
    static void close() {
        budget.close();
    }

    private interface Shape {
        boolean holds(int i, int j, int k);
    }

    private static boolean[] mask(Shape shape) {
        boolean[] mask = new boolean[(int) GRID.voxelCount()];
        for (int n = 0; n < mask.length; n++) {
            mask[n] = shape.holds(n % 24, n / 24 % 20, n / 24 / 20);
        }
        return mask;
    }

    private static boolean[] closed(double radiusMm, double marginMm, Shape shape) {
        return new Closing(GRID, radiusMm, marginMm, budget, TestingRequest.alive()).close(mask(shape));
    }

    @Test
    void box_closesToItself_whereverItLies() {
        Shape inTheCorner = (i, j, k) -> i < 9 && j < 8 && k < 5;
        Shape inTheMiddle = (i, j, k) -> i > 7 && i < 16 && j > 6 && j < 13 && k > 3 && k < 8;

        assertThat(closed(6, 0, inTheCorner)).isEqualTo(mask(inTheCorner));
        assertThat(closed(6, 0, inTheMiddle)).isEqualTo(mask(inTheMiddle));
    }

    @Test
    void boxNearTheLastSlice_doesNotReachForIt() {
        Shape box = (i, j, k) -> i > 5 && i < 18 && j > 4 && j < 15 && k < 10;

        assertThat(closed(8, 0, box)).isEqualTo(mask(box));
    }

    @Test
    void narrowGap_isFilledAndAWideOneIsNot() {
        boolean[] gapOf4Mm = closed(3, 0, (i, j, k) -> i < 10 || i > 12);
        boolean[] gapOf10Mm = closed(3, 0, (i, j, k) -> i < 10 || i > 18);

        assertThat(gapOf4Mm[(int) GRID.offset(11, 10, 6)]).isTrue();
        assertThat(gapOf10Mm[(int) GRID.offset(14, 10, 6)]).isFalse();
    }

    @Test
    void gapOnTheOutermostSlices_isFilledAsFurtherInside() {
        boolean[] gapOf4Mm = closed(3, 0, (i, j, k) -> i < 10 || i > 12);

        assertThat(gapOf4Mm[(int) GRID.offset(11, 10, 0)]).isTrue();
        assertThat(gapOf4Mm[(int) GRID.offset(11, 10, 11)]).isTrue();
    }

    @Test
    void gapBesideTheImage_staysOpen() {
        boolean[] plate = closed(6, 0, (i, j, k) -> i > 2);

        assertThat(plate).isEqualTo(mask((i, j, k) -> i > 2));
    }

    @Test
    void margin_growsTheMask() {
        Shape plate = (i, j, k) -> i > 9 && i < 14;

        assertThat(closed(6, 1.2, plate)).isEqualTo(mask((i, j, k) -> i > 8 && i < 15));
    }
}
