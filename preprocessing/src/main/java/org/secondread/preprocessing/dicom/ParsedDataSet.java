package org.secondread.preprocessing.dicom;

import java.util.Optional;
import java.util.Set;
import org.dcm4che3.data.Attributes;

/**
 * A data set as far as its pixels.
 *
 * @param attributes all elements before the pixels but for group lengths, in little endian
 * @param pixels empty when the data set ends without any
 * @param deviations what was tolerated in the encoding
 */
record ParsedDataSet(Attributes attributes, Optional<PixelElement> pixels, Set<ToleratedDeviation> deviations) {
    ParsedDataSet {
        deviations = Set.copyOf(deviations);
    }
}
