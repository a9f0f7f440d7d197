/**
 * {@link dev.masthead.web.Masthead} itself and its HTTP surface, free of any framework: an adapter hands over a {@link
 * dev.masthead.web.Request} and writes the {@link dev.masthead.web.Response}.
 */
@NullMarked
package dev.masthead.web;

import org.jspecify.annotations.NullMarked;
