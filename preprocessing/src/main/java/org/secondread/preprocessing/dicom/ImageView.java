package org.secondread.preprocessing.dicom;

import java.util.List;
import java.util.Optional;
import org.secondread.domain.ImageGrid.DetectorSpacing;

/**
 * How an image that is no slice shows the body. All of it may be absent: the standard requires parts of it of some object
 * classes only (PS3.3 C.8.11, C.8.1), and nothing is put in place of what is not stated.
 *
 * @param spacing Imager Pixel Spacing (0018,1164), at the detector. Pixel Spacing (0028,0030) is not taken for it: in a
 *     projection it is a calibration, or of unknown meaning (PS3.3 10.7.1.3)
 * @param calibration Pixel Spacing (0028,0030) where it is stated and differs: distances in the body, by some calibration
 * @param patientOrientation Patient Orientation (0020,0020): where rows and columns lead to; two values or none
 * @param viewPosition View Position (0018,5101), such as PA
 * @param laterality Image Laterality (0020,0062), else Laterality (0020,0060)
 * @param presentationIntent Presentation Intent Type (0008,0068): FOR PRESENTATION or FOR PROCESSING
 * @param intensityRelationship Pixel Intensity Relationship (0028,1040), such as LIN or LOG
 */
public record ImageView(
        Optional<DetectorSpacing> spacing,
        Optional<DetectorSpacing> calibration,
        List<String> patientOrientation,
        Optional<String> viewPosition,
        Optional<String> laterality,
        Optional<String> presentationIntent,
        Optional<String> intensityRelationship) {
    public ImageView {
        patientOrientation = List.copyOf(patientOrientation);
    }

    /** @throws org.secondread.domain.DiagnosisException MALFORMED_ATTRIBUTE */
    static ImageView read(AttributeReader frame) {
        Optional<DetectorSpacing> spacing = spacing(frame, DicomAttribute.IMAGER_PIXEL_SPACING);
        return new ImageView(
                spacing,
                spacing(frame, DicomAttribute.PIXEL_SPACING)
                        .filter(other -> !Optional.of(other).equals(spacing)),
                frame.strings(DicomAttribute.PATIENT_ORIENTATION),
                frame.optionalString(DicomAttribute.VIEW_POSITION),
                frame.optionalString(DicomAttribute.IMAGE_LATERALITY)
                        .or(() -> frame.optionalString(DicomAttribute.LATERALITY)),
                frame.optionalString(DicomAttribute.PRESENTATION_INTENT_TYPE),
                frame.optionalString(DicomAttribute.PIXEL_INTENSITY_RELATIONSHIP));
    }

    private static Optional<DetectorSpacing> spacing(AttributeReader frame, DicomAttribute attribute) {
        if (frame.strings(attribute).isEmpty()) {
            return Optional.empty();
        }
        double[] mm = PlaneGeometry.spacing(frame, attribute);
        return Optional.of(new DetectorSpacing(mm[1], mm[0]));
    }
}
