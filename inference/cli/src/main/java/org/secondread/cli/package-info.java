/** The launcher's program, and the only place where everything is put together. */
@NullMarked
package org.secondread.cli;

import org.jspecify.annotations.NullMarked;
