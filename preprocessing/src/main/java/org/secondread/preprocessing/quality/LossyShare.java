package org.secondread.preprocessing.quality;

import java.util.OptionalDouble;
import java.util.Set;
import org.secondread.preprocessing.dicom.CheckedFrame;

/**
 * How much of the series ever lost pixels to compression (PS3.3 C.7.6.1.1.5): as Lossy Image Compression (0028,2110) says, which
 * stays with the images once they are unpacked, or by a transfer syntax that cannot do without loss.
 */
final class LossyShare {
    /** JPEG baseline, extended, JPEG-LS near-lossless (PS3.5 section 10). JPEG 2000 may be either, and says so by the attribute. */
    private static final Set<String> LOSSY_SYNTAXES =
            Set.of("1.2.840.10008.1.2.4.50", "1.2.840.10008.1.2.4.51", "1.2.840.10008.1.2.4.81");

    private LossyShare() {}

    static QualityMeasure images() {
        return volume -> OptionalDouble.of(
                volume.header().isLossy()
                        ? 1
                        : volume.frames().stream()
                                .mapToInt(frame -> isLossy(frame) ? 1 : 0)
                                .average()
                                .orElse(0));
    }

    /** The largest stated ratio; empty where none is stated. */
    static QualityMeasure ratio() {
        return volume -> volume.header().lossyRatio();
    }

    private static boolean isLossy(CheckedFrame frame) {
        return LOSSY_SYNTAXES.contains(frame.syntax().uid());
    }
}
