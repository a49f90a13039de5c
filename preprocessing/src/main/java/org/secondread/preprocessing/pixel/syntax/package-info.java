/** The transfer syntaxes that are read, each with the decoder of its frames: the door to all decoders. */
@NullMarked
package org.secondread.preprocessing.pixel.syntax;

import org.jspecify.annotations.NullMarked;
