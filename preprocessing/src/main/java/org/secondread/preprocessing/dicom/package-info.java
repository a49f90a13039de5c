/** DICOM instances in, one checked series out: identity, classes, syntaxes, required attributes. */
@NullMarked
package org.secondread.preprocessing.dicom;

import org.jspecify.annotations.NullMarked;
