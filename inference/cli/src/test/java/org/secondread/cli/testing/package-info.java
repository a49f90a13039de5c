/** What several tests of this module share. */
@NullMarked
package org.secondread.cli.testing;

import org.jspecify.annotations.NullMarked;
