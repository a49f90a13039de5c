/** The coded terms and phrases that results are written with, in English and Chinese. */
@NullMarked
package org.secondread.reporting.coding;

import org.jspecify.annotations.NullMarked;
