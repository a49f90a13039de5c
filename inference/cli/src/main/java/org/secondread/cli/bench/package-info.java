/** Measurements that are commands: they print their figures and their configuration, and judge nothing. */
@NullMarked
package org.secondread.cli.bench;

import org.jspecify.annotations.NullMarked;
