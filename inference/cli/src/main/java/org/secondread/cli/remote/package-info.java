/** A running server in the place of this process's own analysis. */
@NullMarked
package org.secondread.cli.remote;

import org.jspecify.annotations.NullMarked;
