package org.secondread.preprocessing.dicom;

import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.preprocessing.pixel.Photometric;
import org.secondread.preprocessing.pixel.PixelFormat;
import org.secondread.preprocessing.pixel.PixelFormat.SampleType;
import org.secondread.preprocessing.pixel.syntax.TransferSyntax;

/**
 * Reads the Image Pixel Module (PS3.3 C.7.6.3) or, for floating types, the Floating Point and Double Floating Point Image
 * Pixel Modules (C.7.6.24, C.7.6.25), and the Number of Frames (C.7.6.6).
 */
final class PixelModule {
    private final AttributeReader attributes;
    private final ReadLimits limits;

    PixelModule(AttributeReader attributes, ReadLimits limits) {
        this.attributes = attributes;
        this.limits = limits;
    }

    /**
     * The format of each frame.
     *
     * @param pixels the attribute that holds them
     * @throws DiagnosisException MISSING_ATTRIBUTE, MALFORMED_ATTRIBUTE, SERIES_TOO_LARGE
     */
    PixelFormat read(TransferSyntax syntax, DicomAttribute pixels) {
        Photometric photometric = photometric();
        int rows = side(DicomAttribute.ROWS);
        int columns = side(DicomAttribute.COLUMNS);
        SampleType type = type(pixels);
        if (type != SampleType.INTEGER) {
            return floating(columns, rows, photometric, type);
        }
        int allocated = attributes.unsignedShort(DicomAttribute.BITS_ALLOCATED);
        if (allocated != 1 && allocated != 8 && allocated != 16 && allocated != 32) {
            throw DicomAttribute.BITS_ALLOCATED.malformed("must be 1, 8, 16 or 32");
        }
        int stored = attributes.unsignedShort(DicomAttribute.BITS_STORED, 1, allocated);
        int highBit = attributes.unsignedShort(DicomAttribute.HIGH_BIT, stored - 1, allocated - 1);
        boolean signed = attributes.unsignedShort(DicomAttribute.PIXEL_REPRESENTATION, 0, 1) == 1;
        boolean planar = photometric.samples() > 1 && isPlanar(syntax);
        return new PixelFormat(columns, rows, photometric, planar, type, allocated, stored, highBit, signed);
    }

    /**
     * Number of Frames, one where it is absent.
     *
     * @throws DiagnosisException MALFORMED_ATTRIBUTE; SERIES_TOO_LARGE when all frames together are
     */
    int frames(PixelFormat format) {
        int frames = attributes.optionalInteger(DicomAttribute.NUMBER_OF_FRAMES).orElse(1);
        if (frames < 1) {
            throw DicomAttribute.NUMBER_OF_FRAMES.malformed("must be at least 1");
        }
        if (frames > limits.maxFrames()) {
            throw tooLarge(DicomAttribute.NUMBER_OF_FRAMES, "may be at most " + limits.maxFrames());
        }
        long units = Math.max(1, format.bitsAllocated() / Short.SIZE);
        if ((long) frames * format.sampleCount() * units > limits.maxVoxels()) {
            throw tooLarge(
                    DicomAttribute.NUMBER_OF_FRAMES,
                    "all frames together may have at most " + limits.maxVoxels() + " samples of 16 bits");
        }
        return frames;
    }

    private static SampleType type(DicomAttribute pixels) {
        return switch (pixels) {
            case FLOAT_PIXEL_DATA -> SampleType.FLOAT;
            case DOUBLE_FLOAT_PIXEL_DATA -> SampleType.DOUBLE;
            default -> SampleType.INTEGER;
        };
    }

    /** Bits Stored, High Bit and Pixel Representation are no part of these modules: the type says it all. */
    private PixelFormat floating(int columns, int rows, Photometric photometric, SampleType type) {
        int bits = type == SampleType.FLOAT ? Float.SIZE : Double.SIZE;
        attributes.unsignedShort(DicomAttribute.BITS_ALLOCATED, bits, bits);
        if (!photometric.isMonochrome()) {
            throw DicomAttribute.PHOTOMETRIC_INTERPRETATION.malformed("must be MONOCHROME2 for floating point pixels");
        }
        return new PixelFormat(columns, rows, photometric, false, type, bits, bits, bits - 1, true);
    }

    private int side(DicomAttribute attribute) {
        int side = attributes.unsignedShort(attribute, 1, 0xFFFF);
        if (side > limits.maxSide()) {
            throw tooLarge(attribute, "may be at most " + limits.maxSide());
        }
        return side;
    }

    private Photometric photometric() {
        Photometric photometric = Photometric.of(attributes.string(DicomAttribute.PHOTOMETRIC_INTERPRETATION));
        attributes.unsignedShort(DicomAttribute.SAMPLES_PER_PIXEL, photometric.samples(), photometric.samples());
        return photometric;
    }

    /** Compressed frames have an order of their own, whatever the attribute says of it (PS3.5 section 8.2). */
    private boolean isPlanar(TransferSyntax syntax) {
        return syntax.isNative() && attributes.unsignedShort(DicomAttribute.PLANAR_CONFIGURATION, 0, 1) == 1;
    }

    private static DiagnosisException tooLarge(DicomAttribute attribute, String rule) {
        return DiagnosisException.of(ErrorCode.SERIES_TOO_LARGE, attribute.toString(), rule);
    }
}
