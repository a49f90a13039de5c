/** Targets for a coverage-guided fuzzer: whatever the bytes, the outcome is a result or a coded refusal. */
@NullMarked
package org.secondread.preprocessing.fuzz;

import org.jspecify.annotations.NullMarked;
