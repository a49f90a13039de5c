package org.secondread.preprocessing.dicom;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.domain.SourceFrame;
import org.secondread.preprocessing.pixel.Palette;
import org.secondread.preprocessing.pixel.PixelFormat;
import org.secondread.preprocessing.pixel.TransferSyntax;

/**
 * One image of a series, checked by itself: what its header says, in our terms, and where its pixels lie. A single-frame
 * instance is one, a multi-frame instance as many as it has frames.
 *
 * @param source what a result refers to
 * @param file holds the instance; frames of one instance share it
 * @param plane where the image lies in the patient; empty where its object has no such place
 * @param view how an image without a place shows the body; empty for slices
 * @param units how stored values become values in units
 * @param padding stored values that are no image, where the instance names any
 * @param palette the colours of stored values, of images in PALETTE COLOR
 * @param voi how the image was meant to be looked at, where it says so
 * @param sliceThicknessMm Slice Thickness (0018,0050), which may be empty (type 2); its sign is not checked
 * @param spacingBetweenSlicesMm Spacing Between Slices (0018,0088), optional and never relied on
 * @param traits by which images of one series may differ without being of one volume, as {@link Trait} lists them:
 *     attribute to value as text, for those that are present and not empty. They identify no patient.
 */
public record CheckedFrame(
        SourceFrame source,
        Path file,
        TransferSyntax syntax,
        EncodedPixels pixels,
        PixelFormat format,
        Optional<PlaneGeometry> plane,
        Optional<ImageView> view,
        UnitMapping units,
        Optional<PixelPadding> padding,
        Optional<Palette> palette,
        Optional<VoiLut> voi,
        OptionalDouble sliceThicknessMm,
        OptionalDouble spacingBetweenSlicesMm,
        Map<DicomAttribute, String> traits) {
    public CheckedFrame {
        traits = Map.copyOf(traits);
    }

    /**
     * The place of a slice.
     *
     * @throws DiagnosisException OBJECT_CLASS_UNSUPPORTED when images of this class have no place in the patient,
     *     MISSING_ATTRIBUTE when they have and this one's is not stated
     */
    public PlaneGeometry requirePlane() {
        return plane.orElseThrow(() -> view.isPresent()
                ? DiagnosisException.of(
                        ErrorCode.OBJECT_CLASS_UNSUPPORTED,
                        DicomAttribute.SOP_CLASS_UID.toString(),
                        "an image without a place in the patient is no slice of a volume")
                : DicomAttribute.IMAGE_POSITION_PATIENT.missing("is absent, and with it all that places a slice"));
    }

    /**
     * The mapping of a slice, which is a line in every object class that has slices.
     *
     * @throws DiagnosisException OBJECT_CLASS_UNSUPPORTED when the image maps its values by a table
     */
    public Rescale rescale() {
        if (units instanceof Rescale rescale) {
            return rescale;
        }
        throw DiagnosisException.of(
                ErrorCode.OBJECT_CLASS_UNSUPPORTED,
                DicomAttribute.MODALITY_LUT_SEQUENCE.toString(),
                "an image whose values follow a table is no slice of a volume");
    }

    /** Another frame of the same instance, alike in all but its pixels. */
    CheckedFrame with(SourceFrame otherSource, EncodedPixels otherPixels) {
        return new CheckedFrame(
                otherSource,
                file,
                syntax,
                otherPixels,
                format,
                plane,
                view,
                units,
                padding,
                palette,
                voi,
                sliceThicknessMm,
                spacingBetweenSlicesMm,
                traits);
    }
}
