/** The words that all rooms share: errors, codes, geometry and the context of one request. No I/O, no foreign library. */
@NullMarked
package org.secondread.domain;

import org.jspecify.annotations.NullMarked;
