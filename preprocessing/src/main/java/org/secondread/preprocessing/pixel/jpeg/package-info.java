/**
 * Frames in JPEG (ITU-T T.81): sequential DCT of 8 and 12 bits, and lossless. {@link
 * org.secondread.preprocessing.pixel.jpeg.JpegFrameDecoder} is the way in.
 */
@NullMarked
package org.secondread.preprocessing.pixel.jpeg;

import org.jspecify.annotations.NullMarked;
