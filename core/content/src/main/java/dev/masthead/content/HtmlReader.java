package dev.masthead.content;

import dev.masthead.core.Block;
import dev.masthead.core.Image;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import org.jsoup.parser.Parser;

/**
 * Reads HTML from anywhere into typed blocks. An allow-list of elements becomes blocks and marks; scripts, styles,
 * frames, SVG and the like are dropped with their content; of every other element the text stays. Links lead only to
 * http, https, mailto, tel and paths; pictures are those with an https address.
 *
 * <p>Limits: 10,000 blocks, tables of 50 columns and 1,000 rows; what is over them is left out. Lists and quotes that
 * are nested more than 8 deep are kept at the eighth level. Takes any text, throws nothing. Immutable, thread-safe.
 */
public final class HtmlReader {

    private static final References WEB = new References() {
        @Override
        public Optional<Image> picture(String address, int line) {
            return Addresses.picture(address);
        }

        @Override
        public Optional<String> link(String address, int line) {
            return Addresses.link(address);
        }

        @Override
        public void warning(int line, String reason) {
            // Nobody is there to read it: the caller asked for the blocks alone.
        }

        @Override
        public void error(int line, String reason) {
            // As above; what is over a limit is left out, as the contract says.
        }
    };

    /** A reader of HTML. */
    public HtmlReader() {}

    /**
     * Reads a document or a fragment.
     *
     * @param html at most a few megabytes; the tree is about ten times as large
     * @return the blocks, in order; empty when there is no text
     */
    public List<Block> read(String html) {
        return read(html, WEB, offset -> 1).blocks();
    }

    static Body read(String html, References references, IntUnaryOperator lineOfOffset) {
        return new HtmlBlocks(references, lineOfOffset)
                .read(parser().parseInput(html, "").body());
    }

    static Parser parser() {
        return Parser.htmlParser().setTrackPosition(true).setMaxDepth(Limits.HTML_DEPTH);
    }
}
