/** The summary of a result as JSON, for programs that do not read DICOM; its form is docs/schema/summary.schema.json. */
@NullMarked
package org.secondread.reporting.json;

import org.jspecify.annotations.NullMarked;
