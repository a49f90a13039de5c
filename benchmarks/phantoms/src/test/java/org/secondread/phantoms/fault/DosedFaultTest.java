package org.secondread.phantoms.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DosedFaultTest {
    private static final int COLUMNS = 40;
    private static final int ROWS = 30;
    private static final int SLICES = 14;

    /** Tissue and lung side by side, with filling at the right. */
    private static HuBlock block() {
        Random random = new Random(3);
        short[] hu = new short[COLUMNS * ROWS * SLICES];
        for (int n = 0; n < hu.length; n++) {
            int i = n % COLUMNS;
            hu[n] = (short) (i >= 36 ? -2000 : (i < 20 ? 40 : -850) + random.nextInt(9));
        }
        return new HuBlock(hu, COLUMNS, ROWS, SLICES, 1.5, 1.25, 2);
    }

    @ParameterizedTest
    @EnumSource
    void doseZero_changesNothing(DosedFault fault) {
        HuBlock spoiled = fault.apply(block(), 0, 7);

        assertThat(spoiled.hu()).isEqualTo(block().hu());
    }

    @ParameterizedTest
    @EnumSource
    void dose_changesTheSameWithTheSameSeed(DosedFault fault) {
        double dose =
                fault.wrong().endsWith("share") || fault.wrong().endsWith("weight") || fault == DosedFault.OSSIFICATION
                        ? 0.3
                        : 6;
        HuBlock spoiled = fault.apply(block(), dose, 7);

        assertThat(spoiled.hu())
                .isNotEqualTo(block().hu())
                .isEqualTo(fault.apply(block(), dose, 7).hu());
    }

    @ParameterizedTest
    @EnumSource(names = {"NOISE", "OFFSET", "SLOPE", "MOTION_BLUR", "GHOST", "SIDE_STEP", "CONTRAST", "METAL_BALL"})
    void filling_staysAsItIs(DosedFault fault) {
        HuBlock spoiled = fault.apply(block(), 5, 7);

        for (int k = 0; k < SLICES; k++) {
            assertThat(spoiled.at(35, 3, k)).isGreaterThanOrEqualTo((short) -1024);
            assertThat(spoiled.at(36, 3, k)).isEqualTo((short) -2000);
        }
    }
}
