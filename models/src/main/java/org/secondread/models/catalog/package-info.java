/** Which models exist, what each was made for, and which version may serve. */
@NullMarked
package org.secondread.models.catalog;

import org.jspecify.annotations.NullMarked;
