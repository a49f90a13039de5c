package org.secondread.preprocessing.volume;

import java.util.Optional;
import org.secondread.domain.ImageGrid;
import org.secondread.domain.SourceFrame;
import org.secondread.preprocessing.dicom.ImageView;
import org.secondread.preprocessing.dicom.PixelPadding;
import org.secondread.preprocessing.dicom.SourceHeader;
import org.secondread.preprocessing.dicom.UnitMapping;
import org.secondread.preprocessing.dicom.VoiLut;
import org.secondread.preprocessing.pixel.ColourConverter;
import org.secondread.preprocessing.pixel.Palette;
import org.secondread.preprocessing.pixel.Photometric;
import org.secondread.preprocessing.pixel.PixelFormat;
import org.secondread.preprocessing.pixel.Samples;

/**
 * One image that is no slice: a projection, an ultrasound frame, a capture. Stored values as they were decoded, row by row,
 * column fastest, the samples of a colour pixel side by side, with what gives them a meaning.
 *
 * @param frame the source image
 * @param grid pixels, with their distances at the detector where the image states them
 * @param photometric what the decoded samples mean
 * @param stored samples of this one image; not to be written to
 * @param units of a monochrome image's values
 * @param padding stored values that are no image
 * @param palette colours of stored values, of images in PALETTE COLOR
 * @param voi how the image was meant to be looked at, where it says so
 */
public record PlanarImage(
        SourceHeader source,
        SourceFrame frame,
        ImageGrid grid,
        PixelFormat format,
        Photometric photometric,
        Samples stored,
        UnitMapping units,
        Optional<PixelPadding> padding,
        Optional<Palette> palette,
        Optional<VoiLut> voi,
        ImageView view) {
    public PlanarImage {
        if (stored.length() != format.sampleCount()
                || grid.columns() != format.columns()
                || grid.rows() != format.rows()) {
            throw new IllegalArgumentException("grid, format and samples do not agree");
        }
    }

    /** The value of a monochrome pixel in {@code units}. */
    public double valueAt(int column, int row) {
        return units.of(storedAt(column, row));
    }

    /** Whether a monochrome pixel is no part of the image (PS3.3 C.7.5.1.1.2). */
    public boolean isPadding(int column, int row) {
        return padding.isPresent() && padding.get().contains(storedAt(column, row));
    }

    /**
     * The grey of a monochrome pixel from 0, black, to 1, white; through the image's own window or table where it has one,
     * else from the smallest to the largest value that its bits can hold.
     */
    public double greyAt(int column, int row) {
        double grey = voi.map(view -> view.of(valueAt(column, row))).orElseGet(() -> fullRange(storedAt(column, row)));
        return photometric == Photometric.MONOCHROME1 ? 1 - grey : grey;
    }

    /**
     * Red, green and blue of 8 bits side by side for each pixel, row by row.
     *
     * @throws IllegalArgumentException for a monochrome image
     */
    public byte[] toRgb() {
        return new ColourConverter(format, palette).toRgb(stored, 0, photometric);
    }

    private double storedAt(int column, int row) {
        if (!photometric.isMonochrome()) {
            throw new IllegalStateException("a colour pixel has no single value");
        }
        return stored.at(row * grid.columns() + column);
    }

    private double fullRange(double value) {
        double span = Math.pow(2, format.bitsStored());
        double smallest = format.signed() ? -span / 2 : 0;
        return format.isFloat() ? Math.max(0, Math.min(1, value)) : (value - smallest) / (span - 1);
    }
}
