/** Steps 3 to 8 of the walk in plain Java, and the door through which services and programs ask for them. */
@NullMarked
package org.secondread.pipeline;

import org.jspecify.annotations.NullMarked;
