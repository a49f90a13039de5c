package org.secondread.preprocessing.dicom;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.SourceFrame;
import org.secondread.preprocessing.pixel.Palette;
import org.secondread.preprocessing.pixel.Photometric;
import org.secondread.preprocessing.pixel.PixelFormat;

/** Checks the frames of one instance, each by itself: place, units, padding and traits. */
final class FrameReader {
    private final InstanceHeader header;
    private final AttributeReader instance;
    private final ImageClass imageClass;
    private final ImagePixels pixels;
    private final PixelFormat format;
    private final UnitReader units;
    private final Set<ToleratedDeviation> deviations = EnumSet.noneOf(ToleratedDeviation.class);

    FrameReader(InstanceHeader header, ImageClass imageClass, ImagePixels pixels) {
        this.header = header;
        this.instance = new AttributeReader(header.attributes());
        this.imageClass = imageClass;
        this.pixels = pixels;
        this.format = pixels.format();
        this.units = new UnitReader(instance, imageClass, format);
    }

    /**
     * Reads all frames in their order.
     *
     * @throws DiagnosisException MISSING_ATTRIBUTE, MALFORMED_ATTRIBUTE, OBJECT_CLASS_UNSUPPORTED; of an instance with
     *     functional groups the rule names the frame
     */
    List<CheckedFrame> read() {
        return switch (imageClass.layout()) {
            case SINGLE -> List.of(frame(instance, OptionalInt.empty()));
            case FRAMES -> alike(frame(instance, OptionalInt.of(1)));
            case GROUPS ->
                enhanced(FrameGroups.of(header.attributes(), pixels.frames().size()));
        };
    }

    /** What had to be tolerated in the frames read so far. */
    Set<ToleratedDeviation> deviations() {
        Set<ToleratedDeviation> all = EnumSet.copyOf(deviations);
        all.addAll(instance.deviations());
        return all;
    }

    private List<CheckedFrame> alike(CheckedFrame first) {
        List<CheckedFrame> frames = new ArrayList<>(pixels.frames().size());
        for (int n = 1; n <= pixels.frames().size(); n++) {
            frames.add(first.with(source(OptionalInt.of(n)), pixels.frames().get(n - 1)));
        }
        return frames;
    }

    private List<CheckedFrame> enhanced(FrameGroups groups) {
        if (groups.overlap()) {
            deviations.add(ToleratedDeviation.FUNCTIONAL_GROUP_TWICE);
        }
        if (groups.allShared()) {
            return alike(enhanced(groups.frame(0), 1));
        }
        List<CheckedFrame> frames = new ArrayList<>(pixels.frames().size());
        for (int n = 1; n <= pixels.frames().size(); n++) {
            frames.add(enhanced(groups.frame(n - 1), n));
        }
        return frames;
    }

    private CheckedFrame enhanced(AttributeReader frame, int number) {
        try {
            CheckedFrame checked = frame(frame, OptionalInt.of(number));
            deviations.addAll(frame.deviations());
            return checked;
        } catch (DiagnosisException e) {
            throw e.in("frame " + number);
        }
    }

    private CheckedFrame frame(AttributeReader frame, OptionalInt number) {
        UnitMapping mapping = units.read(frame);
        if (imageClass.units() == ImageClass.Units.ACTIVITY
                && mapping.unit().isSameAs(Rescale.ACTIVITY_CONCENTRATION)) {
            deviations.add(ToleratedDeviation.UPTAKE_UNKNOWN);
        }
        Optional<PlaneGeometry> plane = plane(frame);
        return new CheckedFrame(
                source(number),
                header.file(),
                header.syntax(),
                pixels.frames().get(number.orElse(1) - 1),
                format,
                plane,
                plane.isPresent() ? Optional.empty() : Optional.of(ImageView.read(frame)),
                mapping,
                PixelPadding.read(instance, format),
                palette(),
                VoiLut.read(frame, canBeNegative(mapping)),
                frame.optionalDecimal(DicomAttribute.SLICE_THICKNESS),
                frame.optionalDecimal(DicomAttribute.SPACING_BETWEEN_SLICES),
                Trait.of(frame, instance));
    }

    /** Among slices of single frames, captured screens are filed under the slices' class. */
    private Optional<PlaneGeometry> plane(AttributeReader frame) {
        if (!imageClass.isInPatient()) {
            return Optional.empty();
        }
        return imageClass.layout() == ImageClass.Layout.SINGLE
                ? PlaneGeometry.readWherePlaced(frame)
                : Optional.of(PlaneGeometry.read(frame));
    }

    private Optional<Palette> palette() {
        return format.photometric() == Photometric.PALETTE_COLOR
                ? Optional.of(new PaletteModule(instance).read(format))
                : Optional.empty();
    }

    private boolean canBeNegative(UnitMapping mapping) {
        return mapping instanceof Rescale rescale && (format.signed() || rescale.intercept() < 0);
    }

    private SourceFrame source(OptionalInt number) {
        return new SourceFrame(
                imageClass.uid(),
                instance.uid(DicomAttribute.SOP_INSTANCE_UID),
                number,
                instance.optionalInteger(DicomAttribute.INSTANCE_NUMBER));
    }
}
