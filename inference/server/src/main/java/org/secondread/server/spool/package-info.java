/** Uploads on their way in: on disk, within limits, gone when the call is. */
@NullMarked
package org.secondread.server.spool;

import org.jspecify.annotations.NullMarked;
