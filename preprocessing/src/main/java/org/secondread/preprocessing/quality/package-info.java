/** Is this volume what the model was made for, and how good is it. */
@NullMarked
package org.secondread.preprocessing.quality;

import org.jspecify.annotations.NullMarked;
