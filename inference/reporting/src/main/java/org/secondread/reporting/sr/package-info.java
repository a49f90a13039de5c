/** The structured report: Comprehensive 3D SR by template TID 1500 of PS3.16, row by row. */
@NullMarked
package org.secondread.reporting.sr;

import org.jspecify.annotations.NullMarked;
