package org.secondread.preprocessing.quality;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.domain.PatientGrid;
import org.secondread.preprocessing.dicom.DicomAttribute;
import org.secondread.preprocessing.dicom.Rescale;
import org.secondread.preprocessing.dicom.SourceHeader;
import org.secondread.preprocessing.quality.IntendedUse.Range;
import org.secondread.preprocessing.volume.Volume;

/** Admits a volume to a model if its header and grid are what the model was made for. */
public final class QualityGate {
    private static final double LARGEST_TILT_DEGREES = 20;

    /**
     * @return what limits the result although the volume is admitted
     * @throws DiagnosisException SERIES_OUTSIDE_INTENDED_USE, naming the attribute and what the model accepts
     */
    public List<Limitation> assess(Volume volume, IntendedUse use) {
        SourceHeader header = volume.source();
        requireOneOf(DicomAttribute.MODALITY, header.modality(), use.modalities());
        header.bodyPartExamined()
                .ifPresent(part -> requireOneOf(DicomAttribute.BODY_PART_EXAMINED, part, use.bodyParts()));
        requireOneOf(
                DicomAttribute.PHOTOMETRIC_INTERPRETATION,
                header.photometricInterpretation(),
                use.photometricInterpretations());
        requireUnit(volume);
        requirePlane(volume.grid(), use.plane());
        requireSpacing(volume.grid(), use);
        requireSlices(volume.grid(), use.minimumSlices());
        return limitations(volume, use);
    }

    private static void requireOneOf(DicomAttribute attribute, String value, Collection<String> accepted) {
        if (!accepted.contains(value)) {
            throw outside(
                    attribute,
                    "the model accepts "
                            + String.join(", ", accepted.stream().sorted().toList()));
        }
    }

    /** Enhanced CT may carry perfusion or iodine, which is no density however much it looks like a CT. */
    private static void requireUnit(Volume volume) {
        if (volume.source().modality().equals("CT") && !volume.unit().isSameAs(Rescale.HOUNSFIELD)) {
            throw outside(DicomAttribute.RESCALE_TYPE, "a model of CT accepts Hounsfield units");
        }
    }

    private static void requirePlane(PatientGrid grid, IntendedUse.Plane plane) {
        double cosine = Math.abs(grid.zDirection().component(plane.patientAxis()));
        if (cosine < Math.cos(Math.toRadians(LARGEST_TILT_DEGREES))) {
            throw outside(
                    DicomAttribute.IMAGE_ORIENTATION_PATIENT,
                    "the model accepts " + plane.name().toLowerCase(Locale.ROOT) + " slices");
        }
    }

    private static void requireSpacing(PatientGrid grid, IntendedUse use) {
        requireWithin(DicomAttribute.PIXEL_SPACING, grid.spacingMm().x(), use.pixelSpacingMm());
        requireWithin(DicomAttribute.PIXEL_SPACING, grid.spacingMm().y(), use.pixelSpacingMm());
        requireWithin(DicomAttribute.IMAGE_POSITION_PATIENT, grid.spacingMm().z(), use.sliceSpacingMm());
    }

    private static void requireWithin(DicomAttribute attribute, double mm, Range range) {
        if (!range.contains(mm)) {
            throw outside(attribute, "the model accepts " + figure(mm, range));
        }
    }

    private static void requireSlices(PatientGrid grid, int minimum) {
        if (grid.sizeZ() < minimum) {
            throw DiagnosisException.of(
                    ErrorCode.SERIES_OUTSIDE_INTENDED_USE,
                    "the model accepts series of at least " + minimum + " slices; this one has " + grid.sizeZ());
        }
    }

    private static List<Limitation> limitations(Volume volume, IntendedUse use) {
        List<Limitation> limitations = new ArrayList<>();
        if (volume.source().bodyPartExamined().isEmpty()) {
            limitations.add(LimitationKind.BODY_PART_NOT_STATED.with(DicomAttribute.BODY_PART_EXAMINED + " is absent"));
        }
        PatientGrid grid = volume.grid();
        double pixelMm = farthest(grid.spacingMm().x(), grid.spacingMm().y(), use.pixelSpacingMm());
        nearLimit(LimitationKind.PIXEL_SPACING_NEAR_LIMIT, pixelMm, use.pixelSpacingMm())
                .ifPresent(limitations::add);
        nearLimit(LimitationKind.SLICE_SPACING_NEAR_LIMIT, grid.spacingMm().z(), use.sliceSpacingMm())
                .ifPresent(limitations::add);
        return List.copyOf(limitations);
    }

    private static double farthest(double one, double other, Range range) {
        return range.isNearEnd(one) ? one : other;
    }

    private static Optional<Limitation> nearLimit(LimitationKind kind, double mm, Range range) {
        return range.isNearEnd(mm) ? Optional.of(kind.with(figure(mm, range))) : Optional.empty();
    }

    private static String figure(double mm, Range range) {
        return String.format(Locale.ROOT, "%.3f to %.3f mm; this series has %.3f mm", range.from(), range.to(), mm);
    }

    private static DiagnosisException outside(DicomAttribute attribute, String rule) {
        return DiagnosisException.of(ErrorCode.SERIES_OUTSIDE_INTENDED_USE, attribute.toString(), rule);
    }
}
