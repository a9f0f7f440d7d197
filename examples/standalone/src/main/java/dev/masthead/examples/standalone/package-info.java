/** The magazine as one runnable jar: {@link dev.masthead.examples.standalone.Standalone}. */
@NullMarked
package dev.masthead.examples.standalone;

import org.jspecify.annotations.NullMarked;
