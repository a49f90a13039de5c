/** The segmentation: a binary SEG object with one segment per region. */
@NullMarked
package org.secondread.reporting.seg;

import org.jspecify.annotations.NullMarked;
