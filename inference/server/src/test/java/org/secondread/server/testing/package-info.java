/** Doubles and a client for tests of the service. */
@NullMarked
package org.secondread.server.testing;

import org.jspecify.annotations.NullMarked;
