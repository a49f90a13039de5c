/** What all DICOM result objects share: identity, equipment, character set, coded items and the file around them. */
@NullMarked
package org.secondread.reporting.object;

import org.jspecify.annotations.NullMarked;
