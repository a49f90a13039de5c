package org.secondread.preprocessing.quality;

import java.util.Set;

/**
 * What a model was made for, as its card states it; a series outside is refused.
 *
 * @param modalities accepted Modality (0008,0060) values
 * @param bodyParts accepted Body Part Examined (0018,0015) values; a series that states none is accepted with a limitation
 * @param photometricInterpretations accepted Photometric Interpretation (0028,0004) values
 * @param plane the slice normal lies within 20 degrees of this axis of the patient
 * @param pixelSpacingMm accepted in-plane distance of pixels
 * @param sliceSpacingMm accepted distance of slices
 * @param minimumSlices fewer slices are refused
 */
public record IntendedUse(
        Set<String> modalities,
        Set<String> bodyParts,
        Set<String> photometricInterpretations,
        Plane plane,
        Range pixelSpacingMm,
        Range sliceSpacingMm,
        int minimumSlices) {

    /** Anatomical plane of the slices. */
    public enum Plane {
        AXIAL,
        CORONAL,
        SAGITTAL
    }

    /** A closed interval. */
    public record Range(double from, double to) {
        public boolean contains(double value) {
            return value >= from && value <= to;
        }
    }
}
