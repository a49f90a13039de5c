/** The service: it puts doors, queue, settings and metrics around an analysis that it is given. */
@NullMarked
package org.secondread.server;

import org.jspecify.annotations.NullMarked;
