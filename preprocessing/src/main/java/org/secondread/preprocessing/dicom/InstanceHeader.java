package org.secondread.preprocessing.dicom;

import java.nio.file.Path;
import org.dcm4che3.data.Attributes;
import org.secondread.preprocessing.pixel.TransferSyntax;

/**
 * One file's data set up to its pixel data.
 *
 * @param file holds the data set
 * @param meta file meta information, possibly empty
 * @param attributes all elements before the pixel data
 * @param pixels where the value of the pixel data begins
 */
record InstanceHeader(Path file, FileMeta meta, TransferSyntax syntax, Attributes attributes, PixelValue pixels) {}
