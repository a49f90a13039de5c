package org.secondread.models.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.secondread.domain.PatientGrid;
import org.secondread.domain.Vector3;
import org.secondread.preprocessing.tensor.RegionMask;

class LungMidlineTest {
    private static final PatientGrid GRID = TestingVolumes.upright(100, 3, 3, new Vector3(1.5, 1, 1));

    /** Lungs from column 10 to 40 and from 61 to 80; the widest slice decides, so the midline is at column 45. */
    private static LungMidline sides() {
        BitSet empty = new BitSet();
        BitSet wide = new BitSet();
        wide.set(110, 141);
        wide.set(161, 181);
        BitSet narrow = new BitSet();
        narrow.set(130, 141);
        return new LungMidline(new RegionMask(GRID, List.of(empty, wide, narrow)));
    }

    @Test
    void smallX_isThePatientsRight() {
        assertThat(sides().side(new Vector3(1.5 * 30, 1, 2))).contains(LungMidline.RIGHT);
    }

    @Test
    void largeX_isThePatientsLeft() {
        assertThat(sides().side(new Vector3(1.5 * 60, 1, 0))).contains(LungMidline.LEFT);
    }

    @Test
    void nearTheMidline_noSideIsStated() {
        assertThat(sides().side(new Vector3(1.5 * 45 + 4.9, 1, 1))).isEmpty();
        assertThat(sides().side(new Vector3(1.5 * 45 - 4.9, 1, 1))).isEmpty();
        assertThat(sides().side(new Vector3(1.5 * 45 + 5.1, 1, 1))).contains(LungMidline.LEFT);
        assertThat(sides().side(new Vector3(1.5 * 45 - 5.1, 1, 1))).contains(LungMidline.RIGHT);
    }
}
