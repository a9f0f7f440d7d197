package dev.masthead.rendering;

import dev.masthead.core.Block;

/**
 * Shows custom blocks of one kind in every output. Thread-safe. A kind without one shows its fallback text.
 *
 * @implSpec B-01: {@link #html} escapes every text of the block, with {@link Escape#html}.
 *     <p>B-02: {@link #html} is flow content without scripts, inline styles, event handlers and ids, as the page's
 *     Content-Security-Policy forbids the former and a block may stand in a page twice.
 *     <p>B-03: every output says what the fallback says.
 */
public interface BlockRenderer {

    /** The kind it shows, as in {@link Block.Custom#kind()}. */
    String kind();

    /**
     * The block in a page or a feed.
     *
     * @param links for addresses inside the magazine; in full where the output is a feed
     */
    Html html(Block.Custom block, Links links);

    /** The block in Markdown: whole blocks of CommonMark. */
    String markdown(Block.Custom block, Links links);

    /** The block as plain text. */
    String text(Block.Custom block);
}
