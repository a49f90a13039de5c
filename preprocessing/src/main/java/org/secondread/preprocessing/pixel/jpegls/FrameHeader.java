package org.secondread.preprocessing.pixel.jpegls;

import org.secondread.preprocessing.pixel.PixelFormat;

/**
 * The frame header, marker SOF55 (T.87 clause C.2.2). It is checked against the format, which has been checked against the
 * limits of a series, before anything is sized by it.
 *
 * @param precision bits of a sample, 2 to 16
 * @param componentIds the identifiers by which scans name the components, in the order of the samples of a pixel
 */
record FrameHeader(int columns, int rows, int precision, int[] componentIds) {
    private static final int UNSAMPLED = 0x11;

    /** @throws org.secondread.domain.DiagnosisException MALFORMED_ATTRIBUTE when it is no header of a frame so formed */
    static FrameHeader read(Codestream segment, PixelFormat format) {
        segment.holding(6, "frame header");
        int precision = segment.unsigned8();
        int rows = segment.unsigned16();
        int columns = segment.unsigned16();
        int components = segment.unsigned8();
        require(rows == format.rows() && columns == format.columns(), "has a size other than Rows and Columns");
        require(components == format.photometric().samples(), "has components other than Samples per Pixel");
        require(precision >= 2 && precision <= 16, "has a precision outside 2 to 16 bits");
        require(precision <= format.bitsAllocated(), "has a precision greater than Bits Allocated");
        return new FrameHeader(columns, rows, precision, componentIds(segment, components));
    }

    private static int[] componentIds(Codestream segment, int count) {
        segment.holding(3 * count, "frame header");
        int[] ids = new int[count];
        for (int n = 0; n < count; n++) {
            ids[n] = segment.unsigned8();
            require(segment.unsigned8() == UNSAMPLED || count == 1, "has subsampled components");
            segment.unsigned8();
        }
        return ids;
    }

    /** Which sample of a pixel the component is. */
    int sampleOf(int componentId) {
        for (int n = 0; n < componentIds.length; n++) {
            if (componentIds[n] == componentId) {
                return n;
            }
        }
        throw Refusal.malformed("has a scan of a component that its frame lacks");
    }

    private static void require(boolean fulfilled, String otherwise) {
        if (!fulfilled) {
            throw Refusal.malformed(otherwise);
        }
    }
}
