package org.secondread.preprocessing.dicom;

import java.util.Set;
import org.dcm4che3.data.Attributes;
import org.secondread.preprocessing.pixel.TransferSyntax;

/**
 * One file's data set up to its pixel data.
 *
 * @param meta file meta information, possibly empty
 * @param attributes all elements before Pixel Data (7FE0,0010), in little endian
 * @param pixels where the value of Pixel Data begins
 * @param pixelLength the length that Pixel Data declares, in bytes
 * @param pixelsInWords whether Pixel Data has VR OW
 * @param pixelsTrailed whether bytes that are no data element follow Pixel Data
 * @param deviations what was tolerated in file and data set
 */
record InstanceHeader(
        FileMeta meta,
        TransferSyntax syntax,
        Attributes attributes,
        EncodedPixels pixels,
        long pixelLength,
        boolean pixelsInWords,
        boolean pixelsTrailed,
        Set<ToleratedDeviation> deviations) {
    InstanceHeader {
        deviations = Set.copyOf(deviations);
    }
}
