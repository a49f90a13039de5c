package org.secondread.preprocessing.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.preprocessing.dicom.DicomAttribute;
import org.secondread.preprocessing.tensor.RegionMask;

/** Tells whether a series shows lungs, and the whole of them. */
public final class LungCoverage {
    /** Less than this on the outermost slice is the tip of a lung, not a cut through it. */
    private static final double SMALLEST_CUT_MM2 = 200;

    /**
     * @param lungs as they were found; the first slice is the lowest
     * @return where the series ends within the lungs
     * @throws DiagnosisException SERIES_OUTSIDE_INTENDED_USE when there are none
     */
    public List<Limitation> assess(RegionMask lungs) {
        if (lungs.isEmpty()) {
            throw DiagnosisException.of(
                    ErrorCode.SERIES_OUTSIDE_INTENDED_USE,
                    DicomAttribute.PIXEL_DATA.toString(),
                    "the model accepts images of the lungs, and none were found");
        }
        List<Limitation> limitations = new ArrayList<>();
        cut(lungs, lungs.grid().sizeZ() - 1, LimitationKind.LUNG_APEX_CUT_OFF).ifPresent(limitations::add);
        cut(lungs, 0, LimitationKind.LUNG_BASE_CUT_OFF).ifPresent(limitations::add);
        return List.copyOf(limitations);
    }

    private static Optional<Limitation> cut(RegionMask lungs, int k, LimitationKind kind) {
        double areaMm2 = lungs.areaMm2(k);
        return areaMm2 < SMALLEST_CUT_MM2
                ? Optional.empty()
                : Optional.of(kind.with(
                        String.format(Locale.ROOT, "%.1f cm2 of lung on the outermost slice", areaMm2 / 100)));
    }
}
