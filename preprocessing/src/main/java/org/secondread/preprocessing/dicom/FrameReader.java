package org.secondread.preprocessing.dicom;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.SourceFrame;
import org.secondread.preprocessing.pixel.PixelFormat;

/** Checks the frames of one instance, each by itself: place, units, padding and traits. */
final class FrameReader {
    private final Path file;
    private final InstanceHeader header;
    private final AttributeReader instance;
    private final ImageClass imageClass;
    private final PixelFormat format;
    private final UnitReader units;
    private final Set<ToleratedDeviation> deviations = EnumSet.noneOf(ToleratedDeviation.class);

    FrameReader(Path file, InstanceHeader header, ImageClass imageClass, PixelFormat format) {
        this.file = file;
        this.header = header;
        this.instance = new AttributeReader(header.attributes());
        this.imageClass = imageClass;
        this.format = format;
        this.units = new UnitReader(instance, imageClass, format);
    }

    /**
     * Reads so many frames in their order.
     *
     * @throws DiagnosisException MISSING_ATTRIBUTE, MALFORMED_ATTRIBUTE, OBJECT_CLASS_UNSUPPORTED; of a multi-frame instance
     *     the rule names the frame
     */
    List<CheckedFrame> read(int count) {
        return switch (imageClass.layout()) {
            case SINGLE -> List.of(frame(instance, OptionalInt.empty()));
            case FRAMES -> multiFrame(count);
            case GROUPS -> enhanced(FrameGroups.of(header.attributes(), count), count);
        };
    }

    /** What had to be tolerated in the frames read so far. */
    Set<ToleratedDeviation> deviations() {
        Set<ToleratedDeviation> all = EnumSet.copyOf(deviations);
        all.addAll(instance.deviations());
        return all;
    }

    private List<CheckedFrame> multiFrame(int count) {
        List<CheckedFrame> frames = new ArrayList<>(count);
        for (int n = 0; n < count; n++) {
            frames.add(frame(instance, OptionalInt.of(n + 1)));
        }
        return frames;
    }

    private List<CheckedFrame> enhanced(FrameGroups groups, int count) {
        if (groups.overlap()) {
            deviations.add(ToleratedDeviation.FUNCTIONAL_GROUP_TWICE);
        }
        List<CheckedFrame> frames = new ArrayList<>(count);
        for (int n = 0; n < count; n++) {
            AttributeReader frame = groups.frame(n);
            frames.add(enhanced(frame, n + 1));
            deviations.addAll(frame.deviations());
        }
        return frames;
    }

    private CheckedFrame enhanced(AttributeReader frame, int number) {
        try {
            return frame(frame, OptionalInt.of(number));
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
        return new CheckedFrame(
                source(number),
                file,
                header.syntax(),
                pixels(number.orElse(1)),
                format,
                plane(frame),
                imageClass.isInPatient() ? Optional.empty() : Optional.of(ImageView.read(frame)),
                mapping,
                PixelPadding.read(instance, format),
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

    private EncodedPixels pixels(int number) {
        long ahead = (number - 1) * format.byteCount();
        if (header.pixels() instanceof EncodedPixels.Stored stored) {
            return new EncodedPixels.Stored(stored.file(), stored.offset() + ahead);
        }
        EncodedPixels.Deflated deflated = (EncodedPixels.Deflated) header.pixels();
        return new EncodedPixels.Deflated(deflated.file(), deflated.dataSetOffset(), deflated.offset() + ahead);
    }
}
