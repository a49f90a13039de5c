/** Patient space (LPS, millimetres), the grids that sample it, and the objects with known values that lie in it. */
@NullMarked
package org.secondread.phantoms.space;

import org.jspecify.annotations.NullMarked;
