/** Short measurements of single steps of reading, by JMH: every codec's frames, and the way from a folder to a volume. */
@NullMarked
package org.secondread.micro;

import org.jspecify.annotations.NullMarked;
