/** A volume and a model's input specification in, tensors that keep their own grid out. */
@NullMarked
package org.secondread.preprocessing.tensor;

import org.jspecify.annotations.NullMarked;
