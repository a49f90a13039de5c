package org.secondread.preprocessing.dicom;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.secondread.preprocessing.pixel.Palette;
import org.secondread.preprocessing.pixel.Photometric;

/** Reads the header of any file that has pixels and finds its frames. */
public final class ImageFileReader {
    private final ReadLimits limits;
    private final HeaderReader headers;

    public ImageFileReader(ReadLimits limits) {
        this.limits = limits;
        this.headers = HeaderReader.ofAnyClass(limits);
    }

    /**
     * @throws org.secondread.domain.DiagnosisException NOT_DICOM, TRUNCATED, MISSING_ATTRIBUTE, MALFORMED_ATTRIBUTE,
     *     SERIES_TOO_LARGE, TRANSFER_SYNTAX_UNSUPPORTED
     */
    public ImageFile read(Path file) {
        InstanceHeader header = headers.read(file);
        AttributeReader attributes = new AttributeReader(header.attributes());
        ImagePixels pixels = ImagePixels.read(header, attributes, limits);
        Set<ToleratedDeviation> deviations = EnumSet.noneOf(ToleratedDeviation.class);
        Stream.of(header.deviations(), attributes.deviations(), pixels.deviations())
                .forEach(deviations::addAll);
        return new ImageFile(
                attributes.optionalUid(DicomAttribute.SOP_CLASS_UID),
                header.syntax(),
                pixels.format(),
                pixels.frames(),
                palette(attributes, pixels),
                deviations);
    }

    private static Optional<Palette> palette(AttributeReader attributes, ImagePixels pixels) {
        if (pixels.format().photometric() != Photometric.PALETTE_COLOR) {
            return Optional.empty();
        }
        return Optional.of(new PaletteModule(attributes).read(pixels.format()));
    }
}
