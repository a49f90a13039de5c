/**
 * The conformance gate: a pure function from the bytes of an object, and from what it should say, to a verdict. Nothing that
 * it rejects is delivered.
 */
@NullMarked
package org.secondread.reporting.gate;

import org.jspecify.annotations.NullMarked;
