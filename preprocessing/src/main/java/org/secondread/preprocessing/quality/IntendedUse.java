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

    public IntendedUse {
        modalities = Set.copyOf(modalities);
        bodyParts = Set.copyOf(bodyParts);
        photometricInterpretations = Set.copyOf(photometricInterpretations);
    }

    /** Anatomical plane of the slices. */
    public enum Plane {
        AXIAL(2),
        CORONAL(1),
        SAGITTAL(0);

        private final int patientAxis;

        Plane(int patientAxis) {
            this.patientAxis = patientAxis;
        }

        /** The axis of patient space along which the slices follow each other: 0 for L, 1 for P, 2 for H. */
        int patientAxis() {
            return patientAxis;
        }
    }

    /** A closed interval. */
    public record Range(double from, double to) {
        /** Share of an interval, at each end, of which experience is least. */
        private static final double END = 0.1;

        public Range {
            if (!(from <= to)) {
                throw new IllegalArgumentException("a range rises: " + from + " to " + to);
            }
        }

        public boolean contains(double value) {
            return value >= from && value <= to;
        }

        /** Whether a value within the interval lies in its outermost tenth on either side. */
        boolean isNearEnd(double value) {
            double end = END * (to - from);
            return value < from + end || value > to - end;
        }
    }
}
