package org.secondread.preprocessing.dicom;

import java.nio.file.Path;
import java.util.List;

/**
 * The files of an input that look like DICOM instances, in the order of their names, and those that do not.
 *
 * @param leftOut what a folder or archive held besides
 */
public record SeriesFiles(List<Path> files, List<LeftOut> leftOut) {
    public SeriesFiles {
        files = List.copyOf(files);
        leftOut = List.copyOf(leftOut);
    }
}
