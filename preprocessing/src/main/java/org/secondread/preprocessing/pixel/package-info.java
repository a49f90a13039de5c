/** The encoded pixels of one frame in, stored values out. */
@NullMarked
package org.secondread.preprocessing.pixel;

import org.jspecify.annotations.NullMarked;
