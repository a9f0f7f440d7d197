/** The default look: {@link dev.masthead.theme.DefaultTheme} renders views with templates that were compiled at build time. */
@NullMarked
package dev.masthead.theme;

import org.jspecify.annotations.NullMarked;
