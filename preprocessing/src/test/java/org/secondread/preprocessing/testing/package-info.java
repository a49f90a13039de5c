/** What tests share: real images, phantoms on disk, request contexts. */
@NullMarked
package org.secondread.preprocessing.testing;

import org.jspecify.annotations.NullMarked;
