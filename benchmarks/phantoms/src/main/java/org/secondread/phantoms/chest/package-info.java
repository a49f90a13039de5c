/** A chest for CT, built from implicit surfaces: body wall, bones, mediastinum, lungs, vessel trees, nodules. */
@NullMarked
package org.secondread.phantoms.chest;

import org.jspecify.annotations.NullMarked;
