/** The smallest servlet host that mounts a magazine beside its own pages. */
@NullMarked
package dev.masthead.examples.embedded;

import org.jspecify.annotations.NullMarked;
