/** Loads a cluster while its nodes are killed, and counts what became of each acknowledged write. */
@NullMarked
package dev.masthead.examples.cluster;

import org.jspecify.annotations.NullMarked;
