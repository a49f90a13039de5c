/** The gRPC door: messages of {@code secondread.v1} in, our own words inside, and back. */
@NullMarked
package org.secondread.server.grpc;

import org.jspecify.annotations.NullMarked;
