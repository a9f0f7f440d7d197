/** Programs that measure; run by hand. */
@NullMarked
package dev.masthead.examples.benchmarks;

import org.jspecify.annotations.NullMarked;
