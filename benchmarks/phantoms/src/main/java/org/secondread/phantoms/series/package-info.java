/** Takes a phantom's picture on a grid and writes it as a valid single-frame CT or MR series. */
@NullMarked
package org.secondread.phantoms.series;

import org.jspecify.annotations.NullMarked;
