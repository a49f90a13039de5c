package org.secondread.preprocessing.dicom;

import java.util.List;
import java.util.Set;
import org.secondread.preprocessing.pixel.PixelFormat;

/**
 * All frames of one instance, none of them read yet.
 *
 * @param format of each frame
 * @param frames in their order
 * @param deviations what was tolerated in how they are stored
 */
record ImagePixels(PixelFormat format, List<EncodedPixels> frames, Set<ToleratedDeviation> deviations) {
    ImagePixels {
        frames = List.copyOf(frames);
        deviations = Set.copyOf(deviations);
    }

    /**
     * Reads the pixel module and finds the frames.
     *
     * @throws org.secondread.domain.DiagnosisException MISSING_ATTRIBUTE, MALFORMED_ATTRIBUTE, TRUNCATED, SERIES_TOO_LARGE
     */
    static ImagePixels read(InstanceHeader header, AttributeReader attributes, ReadLimits limits) {
        PixelModule module = new PixelModule(attributes, limits);
        PixelFormat format = module.read(header.syntax(), header.pixels().attribute());
        return new PixelLocator(header, format, module.frames(format), limits).locate();
    }
}
