/** The door of reporting: a result in, judged objects out. */
@NullMarked
package org.secondread.reporting.writer;

import org.jspecify.annotations.NullMarked;
