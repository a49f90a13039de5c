/** A synthetic chest CT through the running service, held against its known truth. */
@NullMarked
package org.secondread.cli.demo;

import org.jspecify.annotations.NullMarked;
