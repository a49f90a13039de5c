/** The summary of a result as JSON, by a published schema. */
@NullMarked
package org.secondread.reporting.json;

import org.jspecify.annotations.NullMarked;
