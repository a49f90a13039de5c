package org.secondread.preprocessing.dicom;

import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Optional;
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
        return new ImageFile(
                attributes.optionalUid(DicomAttribute.SOP_CLASS_UID),
                header.syntax(),
                pixels.format(),
                pixels.frames(),
                palette(header, attributes, pixels),
                pixels.deviations());
    }

    private static Optional<Palette> palette(InstanceHeader header, AttributeReader attributes, ImagePixels pixels) {
        if (pixels.format().photometric() != Photometric.PALETTE_COLOR) {
            return Optional.empty();
        }
        ByteOrder order = header.attributes().bigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        return Optional.of(new PaletteModule(attributes, order).read(pixels.format()));
    }
}
