/** Pictures of findings for people. */
@NullMarked
package org.secondread.reporting.picture;

import org.jspecify.annotations.NullMarked;
