/** Named tensors in, named tensors out. The only room that knows Deep Java Library and ONNX Runtime. */
@NullMarked
package org.secondread.models.runtime;

import org.jspecify.annotations.NullMarked;
