package org.secondread.preprocessing.dicom;

import java.util.Optional;
import org.secondread.domain.Vector3;

/**
 * Where one image lies in the patient, as its attributes say (PS3.3 C.7.6.2.1.1): LPS, millimetres. Directions are those
 * of the file, not yet checked to be orthonormal.
 *
 * @param originMm Image Position (Patient): centre of the first pixel
 * @param xDirection direction of a row, along which columns grow: the first three cosines
 * @param yDirection direction of a column, along which rows grow: the last three cosines
 * @param spacingXMm distance of neighbouring columns: the second value of Pixel Spacing
 * @param spacingYMm distance of neighbouring rows: the first value of Pixel Spacing
 */
public record PlaneGeometry(
        Vector3 originMm, Vector3 xDirection, Vector3 yDirection, double spacingXMm, double spacingYMm) {
    /** Farther away than any table moves: the coordinate is not in millimetres or is damaged. */
    private static final double MAX_COORDINATE_MM = 100_000;

    private static final double MIN_SPACING_MM = 0.001;
    private static final double MAX_SPACING_MM = 100;

    /** Empty for an image that has none of the attributes of a place, such as a captured screen; having one demands all. */
    static Optional<PlaneGeometry> readWherePlaced(AttributeReader attributes) {
        boolean placed = attributes.contains(DicomAttribute.IMAGE_POSITION_PATIENT)
                || attributes.contains(DicomAttribute.IMAGE_ORIENTATION_PATIENT)
                || attributes.contains(DicomAttribute.PIXEL_SPACING);
        return placed ? Optional.of(read(attributes)) : Optional.empty();
    }

    /** @throws org.secondread.domain.DiagnosisException MISSING_ATTRIBUTE, MALFORMED_ATTRIBUTE */
    static PlaneGeometry read(AttributeReader attributes) {
        double[] position = attributes.decimals(DicomAttribute.IMAGE_POSITION_PATIENT, 3);
        double[] cosines = attributes.decimals(DicomAttribute.IMAGE_ORIENTATION_PATIENT, 6);
        double[] spacing = spacing(attributes, DicomAttribute.PIXEL_SPACING);
        requireWithin(DicomAttribute.IMAGE_POSITION_PATIENT, position, -MAX_COORDINATE_MM, MAX_COORDINATE_MM);
        requireWithin(DicomAttribute.IMAGE_ORIENTATION_PATIENT, cosines, -2, 2);
        return new PlaneGeometry(
                new Vector3(position[0], position[1], position[2]),
                new Vector3(cosines[0], cosines[1], cosines[2]),
                new Vector3(cosines[3], cosines[4], cosines[5]),
                spacing[1],
                spacing[0]);
    }

    /** Distances of neighbouring rows, then columns, in millimetres (PS3.3 10.7.1.3). */
    static double[] spacing(AttributeReader attributes, DicomAttribute attribute) {
        double[] spacing = attributes.decimals(attribute, 2);
        requireWithin(attribute, spacing, MIN_SPACING_MM, MAX_SPACING_MM);
        return spacing;
    }

    private static void requireWithin(DicomAttribute attribute, double[] values, double from, double to) {
        for (double value : values) {
            if (value < from || value > to) {
                throw attribute.malformed("values must lie between " + from + " and " + to);
            }
        }
    }
}
