/** Full-text search in the articles of a magazine; {@link dev.masthead.search.ArticleSearch} is where to begin. */
@NullMarked
package dev.masthead.search;

import org.jspecify.annotations.NullMarked;
