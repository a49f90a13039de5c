package org.secondread.preprocessing.dicom;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.secondread.preprocessing.pixel.Palette;
import org.secondread.preprocessing.pixel.PixelFormat;
import org.secondread.preprocessing.pixel.syntax.TransferSyntax;

/**
 * The images of one file, whatever its object class, by themselves: without series, place in the patient or units.
 *
 * @param sopClassUid SOP Class UID (0008,0016), where it is told
 * @param format of each frame
 * @param frames in their order, not read yet
 * @param palette for PALETTE COLOR
 * @param deviations what was tolerated in the file
 */
public record ImageFile(
        Optional<String> sopClassUid,
        TransferSyntax syntax,
        PixelFormat format,
        List<EncodedPixels> frames,
        Optional<Palette> palette,
        Set<ToleratedDeviation> deviations) {
    public ImageFile {
        frames = List.copyOf(frames);
        deviations = Set.copyOf(deviations);
    }
}
