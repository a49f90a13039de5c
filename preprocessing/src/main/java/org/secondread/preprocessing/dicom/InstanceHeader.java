package org.secondread.preprocessing.dicom;

import java.nio.file.Path;
import java.util.Set;
import org.dcm4che3.data.Attributes;
import org.secondread.preprocessing.pixel.syntax.TransferSyntax;

/**
 * One file's data set up to its pixel data.
 *
 * @param file holds the data set
 * @param meta file meta information, possibly empty
 * @param attributes all elements before the pixels, in little endian
 * @param pixels where the value of the pixels begins
 * @param deviations what was tolerated in file and data set
 */
record InstanceHeader(
        Path file,
        FileMeta meta,
        TransferSyntax syntax,
        Attributes attributes,
        PixelElement pixels,
        Set<ToleratedDeviation> deviations) {
    InstanceHeader {
        deviations = Set.copyOf(deviations);
    }
}
