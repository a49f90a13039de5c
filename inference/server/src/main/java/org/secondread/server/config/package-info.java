/** The settings of the service: typed, with units, checked at start, and explained beside the code that holds them. */
@NullMarked
package org.secondread.server.config;

import org.jspecify.annotations.NullMarked;
