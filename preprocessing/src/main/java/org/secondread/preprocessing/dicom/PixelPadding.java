package org.secondread.preprocessing.dicom;

import java.util.Optional;
import java.util.OptionalInt;
import org.secondread.preprocessing.pixel.PixelFormat;

/**
 * Stored values that stand for "no image here" (PS3.3 C.7.5.1.1.2): Pixel Padding Value, or all from it to Pixel Padding
 * Range Limit. Both are of the pixels' own representation, whatever VR they were given.
 *
 * @param from smallest padding value, as stored
 * @param to largest padding value
 */
public record PixelPadding(int from, int to) {
    static Optional<PixelPadding> read(AttributeReader attributes, PixelFormat format) {
        OptionalInt value = attributes.optionalUnsignedShort(DicomAttribute.PIXEL_PADDING_VALUE);
        OptionalInt limit = attributes.optionalUnsignedShort(DicomAttribute.PIXEL_PADDING_RANGE_LIMIT);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        int a = represented(value.getAsInt(), format);
        int b = represented(limit.orElse(value.getAsInt()), format);
        return Optional.of(new PixelPadding(Math.min(a, b), Math.max(a, b)));
    }

    public boolean contains(double stored) {
        return stored >= from && stored <= to;
    }

    private static int represented(int bits, PixelFormat format) {
        return format.signed() ? (short) bits : bits;
    }
}
