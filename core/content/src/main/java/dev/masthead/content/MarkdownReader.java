package dev.masthead.content;

import java.util.List;
import java.util.Optional;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** Reads CommonMark with GFM tables and strikethrough into blocks. Immutable, thread-safe. */
final class MarkdownReader {

    private final Parser parser = Parser.builder()
            .extensions(
                    List.of(TablesExtension.builder().maxCells(Limits.CELLS).build(), StrikethroughExtension.create()))
            .maxOpenBlockParsers(Limits.OPEN_BLOCKS)
            .maxInlineNesting(Limits.INLINE_DEPTH)
            .includeSourceSpans(IncludeSourceSpans.BLOCKS)
            .build();

    /** Parses a text. */
    Node parse(String markdown, int firstLine) throws Refusal {
        try {
            return parser.parse(markdown);
        } catch (IllegalArgumentException tooManyCells) {
            throw new Refusal(firstLine, "the body's tables have more than " + Limits.CELLS + " cells; split them");
        }
    }

    /** The first heading of level 1 in the body itself. */
    static Optional<Heading> firstHeading(Node document) {
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Heading heading && heading.getLevel() == 1) {
                return Optional.of(heading);
            }
        }
        return Optional.empty();
    }

    /**
     * Turns a parsed text into blocks.
     *
     * @param length of the text, in characters
     * @param firstLine the line of the file where the text starts
     */
    static Body read(Node document, int length, int firstLine, References references) throws Refusal {
        Markup markup = new Markup(length * Limits.EXPANSION + 100_000);
        RawHtml raw = new RawHtml(references);
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(HtmlBlock html) {
                raw.note(html.getLiteral(), MarkdownMarkup.lineOf(html, firstLine));
            }
        });
        document.accept(new MarkdownMarkup(markup, raw, firstLine));
        if (markup.isFull()) {
            throw new Refusal(
                    firstLine,
                    "the body's references make it more than " + Limits.EXPANSION
                            + " times longer; write the links out");
        }
        return HtmlReader.read(markup.toString(), references, markup::lineAt);
    }

    /** Whether a heading says the same as the headline. */
    static boolean repeats(Heading heading, String headline) {
        return heading.getPrevious() == null && Words.of(heading).equals(headline);
    }
}
