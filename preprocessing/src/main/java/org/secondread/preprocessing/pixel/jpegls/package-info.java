/** JPEG-LS (ITU-T T.87, ISO/IEC 14495-1), lossless and near-lossless, as PS3.5 section A.4.3 encapsulates it. */
@NullMarked
package org.secondread.preprocessing.pixel.jpegls;

import org.jspecify.annotations.NullMarked;
