/** Pictures of findings for people: three planes with the contour, at the right scale, without any text. */
@NullMarked
package org.secondread.reporting.picture;

import org.jspecify.annotations.NullMarked;
