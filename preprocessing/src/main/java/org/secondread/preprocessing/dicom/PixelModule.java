package org.secondread.preprocessing.dicom;

import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.preprocessing.pixel.Photometric;
import org.secondread.preprocessing.pixel.PixelFormat;
import org.secondread.preprocessing.pixel.PixelFormat.SampleType;

/** Reads the Image Pixel Module (PS3.3 C.7.6.3) of a monochrome image. */
final class PixelModule {
    private final AttributeReader attributes;
    private final ReadLimits limits;

    PixelModule(AttributeReader attributes, ReadLimits limits) {
        this.attributes = attributes;
        this.limits = limits;
    }

    /** @throws DiagnosisException MISSING_ATTRIBUTE, MALFORMED_ATTRIBUTE, SERIES_TOO_LARGE */
    PixelFormat read(boolean pixelsInWords) {
        Photometric photometric = requireMonochrome();
        int rows = side(DicomAttribute.ROWS);
        int columns = side(DicomAttribute.COLUMNS);
        int allocated = attributes.unsignedShort(DicomAttribute.BITS_ALLOCATED);
        if (allocated != 8 && allocated != 16) {
            throw DicomAttribute.BITS_ALLOCATED.malformed("must be 8 or 16");
        }
        int stored = attributes.unsignedShort(DicomAttribute.BITS_STORED, 1, allocated);
        int highBit = attributes.unsignedShort(DicomAttribute.HIGH_BIT, stored - 1, allocated - 1);
        int representation = attributes.unsignedShort(DicomAttribute.PIXEL_REPRESENTATION, 0, 1);
        boolean inWords = pixelsInWords && allocated == 8;
        return new PixelFormat(
                columns,
                rows,
                photometric,
                false,
                SampleType.INTEGER,
                allocated,
                stored,
                highBit,
                representation == 1,
                inWords);
    }

    private int side(DicomAttribute attribute) {
        int side = attributes.unsignedShort(attribute, 1, 0xFFFF);
        if (side > limits.maxSide()) {
            throw DiagnosisException.of(
                    ErrorCode.SERIES_TOO_LARGE, attribute.toString(), "may be at most " + limits.maxSide());
        }
        return side;
    }

    private Photometric requireMonochrome() {
        attributes.unsignedShort(DicomAttribute.SAMPLES_PER_PIXEL, 1, 1);
        Photometric photometric = Photometric.of(attributes.string(DicomAttribute.PHOTOMETRIC_INTERPRETATION));
        if (!photometric.isMonochrome()) {
            throw DicomAttribute.PHOTOMETRIC_INTERPRETATION.malformed("must be MONOCHROME1 or MONOCHROME2");
        }
        return photometric;
    }
}
