/** Raw model output in, measured and coded findings out. */
@NullMarked
package org.secondread.models.extraction;

import org.jspecify.annotations.NullMarked;
