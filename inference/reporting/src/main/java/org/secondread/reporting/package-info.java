/** Findings in, judged result objects out: the plan, the writers behind one door, and what they share. */
@NullMarked
package org.secondread.reporting;

import org.jspecify.annotations.NullMarked;
