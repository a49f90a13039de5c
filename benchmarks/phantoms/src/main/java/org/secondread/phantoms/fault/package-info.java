/** Valid series made faulty in one named way each: the hostile input of the tests. */
@NullMarked
package org.secondread.phantoms.fault;

import org.jspecify.annotations.NullMarked;
