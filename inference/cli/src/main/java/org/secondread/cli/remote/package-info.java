/** A series read by a running server instead of this process. */
@NullMarked
package org.secondread.cli.remote;

import org.jspecify.annotations.NullMarked;
