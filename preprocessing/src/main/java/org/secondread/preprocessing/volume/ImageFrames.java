package org.secondread.preprocessing.volume;

import org.secondread.preprocessing.pixel.Photometric;
import org.secondread.preprocessing.pixel.PixelFormat;
import org.secondread.preprocessing.pixel.Samples;

/**
 * The decoded frames of one file.
 *
 * @param format of each frame, as the file describes it
 * @param count of frames
 * @param photometric what the samples mean
 * @param samples of all frames one after another
 */
public record ImageFrames(PixelFormat format, int count, Photometric photometric, Samples samples) {}
