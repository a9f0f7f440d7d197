/** Mounts a magazine in a servlet container: {@link dev.masthead.servlet.MastheadServlet}. */
@NullMarked
package dev.masthead.servlet;

import org.jspecify.annotations.NullMarked;
