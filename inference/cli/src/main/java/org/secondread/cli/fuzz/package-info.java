/** Mutated inputs for the reader of series: whatever the bytes, the outcome is a volume, frames or a coded refusal. */
@NullMarked
package org.secondread.cli.fuzz;

import org.jspecify.annotations.NullMarked;
