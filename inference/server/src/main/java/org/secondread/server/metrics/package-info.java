/** What the service counts and times, and the page on which Prometheus reads it. */
@NullMarked
package org.secondread.server.metrics;

import org.jspecify.annotations.NullMarked;
