/** What readers and machines receive: view models and the theme SPI for pages; metadata, feeds and twins for programs. */
@NullMarked
package dev.masthead.rendering;

import org.jspecify.annotations.NullMarked;
