package org.secondread.preprocessing.pixel.jpeg2000;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AreaTest {
    private static final Area AREA = new Area(5, 3, 24, 17);

    /** Low samples are those at even coordinates, high ones those at odd: 5 to 23 holds 6, 8, … 22 and 5, 7, … 23. */
    @Test
    void bandsOfOneLevel_shareTheSamples() {
        assertThat(AREA.band(1, 0, 0)).isEqualTo(new Area(3, 2, 12, 9));
        assertThat(AREA.band(1, 1, 0)).isEqualTo(new Area(2, 2, 12, 9));
        assertThat(AREA.band(1, 0, 1)).isEqualTo(new Area(3, 1, 12, 8));
        assertThat(AREA.band(1, 1, 1)).isEqualTo(new Area(2, 1, 12, 8));
    }

    @ParameterizedTest
    @CsvSource({"0,5,3,24,17", "1,3,2,12,9", "2,2,1,6,5", "3,1,1,3,3", "5,1,1,1,1", "32,1,1,1,1"})
    void reduced_roundsUp(int levels, int x0, int y0, int x1, int y1) {
        assertThat(AREA.reduced(levels)).isEqualTo(new Area(x0, y0, x1, y1));
    }

    @Test
    void cells_coverTheArea() {
        assertThat(AREA.cells(3, 2)).isEqualTo(new Area(0, 0, 3, 5));
        assertThat(new Area(4, 4, 4, 9).cells(3, 3).size()).isZero();
    }

    @Test
    void coordinatesNearTheLimit_doNotOverflow() {
        Area far = new Area(Integer.MAX_VALUE - 10, Integer.MAX_VALUE - 7, Integer.MAX_VALUE, Integer.MAX_VALUE);
        assertThat(far.reduced(1)).isEqualTo(new Area((1 << 30) - 5, (1 << 30) - 4, 1 << 30, 1 << 30));
        assertThat(far.size()).isEqualTo(70);
        assertThat(far.cells(15, 15).size()).isEqualTo(1);
    }
}
