/** Frames in JPEG 2000 (ITU-T T.800) and High-Throughput JPEG 2000 (ITU-T T.814), decoded without help. */
@NullMarked
package org.secondread.preprocessing.pixel.jpeg2000;

import org.jspecify.annotations.NullMarked;
