/** Who may come in, whose turn it is, and what became of it. In memory: an analysis lives as long as its call. */
@NullMarked
package org.secondread.server.jobs;

import org.jspecify.annotations.NullMarked;
