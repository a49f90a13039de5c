package org.secondread.preprocessing.dicom;

/**
 * The value of Pixel Data (7FE0,0010), Float Pixel Data (7FE0,0008) or Double Float Pixel Data (7FE0,0009), as its element
 * announces it.
 *
 * @param attribute which of the three
 * @param offset of its first byte from the beginning of the data set, inflated if need be
 * @param length in bytes; negative when it is undefined, as that of encapsulated frames
 * @param inWords whether it has VR OW, so that big endian turns its bytes round in pairs
 */
record PixelValue(DicomAttribute attribute, long offset, long length, boolean inWords) {
    private static final long UNDEFINED_LENGTH = 0xFFFF_FFFFL;

    static PixelValue of(DicomAttribute attribute, long offset, int lengthField, boolean inWords) {
        long length = Integer.toUnsignedLong(lengthField);
        return new PixelValue(attribute, offset, length == UNDEFINED_LENGTH ? -1 : length, inWords);
    }

    boolean hasLength() {
        return length >= 0;
    }
}
