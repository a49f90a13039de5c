package org.secondread.preprocessing.dicom;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import org.secondread.domain.SourceFrame;
import org.secondread.preprocessing.pixel.PixelFormat;
import org.secondread.preprocessing.pixel.TransferSyntax;

/**
 * One image of a series, checked by itself: what its header says, in our terms, and where its pixels lie.
 *
 * @param frame what a result refers to
 * @param padding stored values that are no image, where the instance names any
 * @param sliceThicknessMm Slice Thickness (0018,0050), which may be empty (type 2); its sign is not checked
 * @param spacingBetweenSlicesMm Spacing Between Slices (0018,0088), optional and never relied on
 */
public record CheckedInstance(
        SourceFrame frame,
        Path file,
        TransferSyntax syntax,
        EncodedPixels pixels,
        PixelFormat format,
        PlaneGeometry plane,
        Rescale rescale,
        Optional<PixelPadding> padding,
        OptionalDouble sliceThicknessMm,
        OptionalDouble spacingBetweenSlicesMm) {}
