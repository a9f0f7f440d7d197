/** Text that comes in: a folder of Markdown files with front matter, HTML; what comes out is typed blocks. */
@NullMarked
package dev.masthead.content;

import org.jspecify.annotations.NullMarked;
