package org.secondread.preprocessing.dicom;

import org.dcm4che3.data.VR;

/**
 * The header of the element that holds the pixels, at which parsing stops.
 *
 * @param tag of Pixel Data, Float Pixel Data or Double Float Pixel Data (PS3.3 C.7.6.3, C.7.6.24, C.7.6.25)
 * @param vr as written, or OW in implicit VR
 * @param length as written; {@link #UNDEFINED} where it is not defined
 * @param position of the value's first byte in its file, or in the inflated data set
 */
record PixelElement(int tag, VR vr, long length, int position) {
    static final long UNDEFINED = -1;

    static PixelElement of(ElementHeader header, int position) {
        return new PixelElement(
                header.tag(), header.vr(), header.isOfUndefinedLength() ? UNDEFINED : header.length(), position);
    }

    /** Whether this is one of the three attributes that hold pixels. */
    boolean isKnown() {
        return tag == DicomAttribute.PIXEL_DATA.tag()
                || tag == DicomAttribute.FLOAT_PIXEL_DATA.tag()
                || tag == DicomAttribute.DOUBLE_FLOAT_PIXEL_DATA.tag();
    }

    DicomAttribute attribute() {
        if (tag == DicomAttribute.FLOAT_PIXEL_DATA.tag()) {
            return DicomAttribute.FLOAT_PIXEL_DATA;
        }
        return tag == DicomAttribute.PIXEL_DATA.tag()
                ? DicomAttribute.PIXEL_DATA
                : DicomAttribute.DOUBLE_FLOAT_PIXEL_DATA;
    }

    boolean hasUndefinedLength() {
        return length == UNDEFINED;
    }
}
