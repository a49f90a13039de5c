/** A checked series in, volumes out: slice order, modality units, grid and source frames. */
@NullMarked
package org.secondread.preprocessing.volume;

import org.jspecify.annotations.NullMarked;
