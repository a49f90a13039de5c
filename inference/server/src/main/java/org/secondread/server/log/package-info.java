/** What the log may say: which request a line belongs to, and of failures everything but their words. */
@NullMarked
package org.secondread.server.log;

import org.jspecify.annotations.NullMarked;
