package org.secondread.preprocessing.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.domain.PatientGrid;
import org.secondread.domain.Vector3;
import org.secondread.preprocessing.tensor.RegionMask;
import org.secondread.preprocessing.volume.TestingVolume;

class LungCoverageTest {
    private static final PatientGrid GRID = TestingVolume.upright(60, 50, 4, new Vector3(0.8, 1.25, 3));

    /** A region with so many voxels of 1 mm² on each slice, from the lowest. */
    private static RegionMask lungs(int... voxels) {
        List<BitSet> slices = new ArrayList<>();
        for (int count : voxels) {
            BitSet slice = new BitSet();
            slice.set(0, count);
            slices.add(slice);
        }
        return new RegionMask(GRID, slices);
    }

    @Test
    void lungsWithinTheSeries_areComplete() {
        assertThat(new LungCoverage().assess(lungs(0, 2000, 1500, 0))).isEmpty();
    }

    @Test
    void tipsOnTheOutermostSlices_areNoCut() {
        assertThat(new LungCoverage().assess(lungs(199, 2000, 1500, 199))).isEmpty();
    }

    @Test
    void lungOnTheLowestSlice_isABaseCutOff() {
        assertThat(new LungCoverage().assess(lungs(1234, 2000, 1500, 0)))
                .containsExactly(new Limitation(
                        LimitationKind.LUNG_BASE_CUT_OFF.concept(), "12.3 cm2 of lung on the outermost slice"));
    }

    @Test
    void lungOnTheHighestSlice_isAnApexCutOff() {
        assertThat(new LungCoverage().assess(lungs(0, 2000, 1500, 200)))
                .containsExactly(new Limitation(
                        LimitationKind.LUNG_APEX_CUT_OFF.concept(), "2.0 cm2 of lung on the outermost slice"));
    }

    @Test
    void noLungs_areRefused() {
        assertThatThrownBy(() -> new LungCoverage().assess(lungs(0, 0, 0, 0)))
                .isInstanceOfSatisfying(DiagnosisException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.SERIES_OUTSIDE_INTENDED_USE);
                    assertThat(e.attribute()).contains("PixelData (7FE0,0010)");
                });
    }
}
