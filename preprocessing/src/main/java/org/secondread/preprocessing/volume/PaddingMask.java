package org.secondread.preprocessing.volume;

import java.util.Optional;
import org.secondread.domain.CodedConcept;
import org.secondread.preprocessing.dicom.PixelPadding;
import org.secondread.preprocessing.dicom.Rescale;
import org.secondread.preprocessing.pixel.Samples;
import org.secondread.preprocessing.volume.Volume.LinearUnits;

/**
 * Makes padding read as nothing, where its own value would be taken for something.
 *
 * @param nothing the value in units of what holds nothing
 */
record PaddingMask(PixelPadding padding, float nothing) {
    private static final float AIR_HU = -1000;

    /** Empty where padding already reads as nothing or less: such slices cost no look at their stored values. */
    static Optional<PaddingMask> of(PixelPadding padding, LinearUnits units, CodedConcept unit) {
        float nothing = unit.isSameAs(Rescale.HOUNSFIELD) ? AIR_HU : 0;
        boolean harmless = Math.max(units.of(padding.from()), units.of(padding.to())) <= nothing;
        return harmless ? Optional.empty() : Optional.of(new PaddingMask(padding, nothing));
    }

    void apply(Samples stored, int from, int count, float[] values, int at) {
        for (int n = 0; n < count; n++) {
            if (padding.contains(stored.at(from + n))) {
                values[at + n] = Math.min(values[at + n], nothing);
            }
        }
    }
}
