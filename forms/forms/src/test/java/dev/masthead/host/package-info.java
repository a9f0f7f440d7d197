/** Stands for a host's own code: sees only what is public. */
@NullMarked
package dev.masthead.host;

import org.jspecify.annotations.NullMarked;
