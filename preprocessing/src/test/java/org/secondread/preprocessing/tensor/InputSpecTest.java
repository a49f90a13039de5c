package org.secondread.preprocessing.tensor;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.secondread.domain.Vector3;
import org.secondread.preprocessing.tensor.InputSpec.Patches;
import org.secondread.preprocessing.tensor.InputSpec.Region;
import org.secondread.preprocessing.tensor.InputSpec.StretchPerSample;
import org.secondread.preprocessing.tensor.InputSpec.Tiles;
import org.secondread.preprocessing.tensor.InputSpec.Window;

class InputSpecTest {

    @Test
    void tiles_leaveNoGaps() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Tiles(4, 3, 5, 3, Region.WHOLE));
        assertThatIllegalArgumentException().isThrownBy(() -> new Tiles(4, 3, 4, 4, Region.WHOLE));
        assertThatIllegalArgumentException().isThrownBy(() -> new Tiles(4, 3, 0, 3, Region.WHOLE));
        assertThatIllegalArgumentException().isThrownBy(() -> new Tiles(4, 0, 4, 1, Region.WHOLE));
    }

    @Test
    void patches_haveASizeAndASpacing() {
        Vector3 spacing = new Vector3(1, 1, 1);
        assertThatIllegalArgumentException().isThrownBy(() -> new Patches(4, 3, 0, spacing));
        assertThatIllegalArgumentException().isThrownBy(() -> new Patches(4, 3, 2, new Vector3(1, 0, 1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Patches(4, 3, 2, new Vector3(1, 1, Double.POSITIVE_INFINITY)));
    }

    @Test
    void intensities_haveARange() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Window(400, 400));
        assertThatIllegalArgumentException().isThrownBy(() -> new Window(Double.NaN, 400));
        assertThatIllegalArgumentException().isThrownBy(() -> new StretchPerSample(Double.NEGATIVE_INFINITY));
    }
}
