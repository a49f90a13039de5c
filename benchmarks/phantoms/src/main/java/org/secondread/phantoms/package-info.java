/** Synthetic DICOM series whose truth is known by construction: for tests, benchmarks and the demonstration. */
@NullMarked
package org.secondread.phantoms;

import org.jspecify.annotations.NullMarked;
