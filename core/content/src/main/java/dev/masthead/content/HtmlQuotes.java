package dev.masthead.content;

import dev.masthead.core.Block;
import dev.masthead.core.Inline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Element;

/**
 * Reads {@code blockquote}: a quote, whose last paragraph of its own may be its source ({@code — Name}); or, when its
 * first line is {@code [!pull]}, a pull quote, whose last line may be.
 */
final class HtmlQuotes {

    private static final String PULL = "[!pull]";
    private static final String DASH = "— ";

    private final HtmlBlocks html;

    HtmlQuotes(HtmlBlocks html) {
        this.html = html;
    }

    void read(Element element, Flow flow, int depth) {
        flow.endParagraph();
        int line = html.lineOf(element);
        String words = PlainText.lines(element.wholeText()).strip();
        if (words.startsWith(PULL)) {
            flow.add(pull(words.substring(PULL.length())), line);
            return;
        }
        Optional<String> cited = cited(element);
        List<Block> blocks = new ArrayList<>(html.inside(element, flow, depth + 1));
        Optional<String> source = cited.or(() -> dashed(blocks));
        if (!blocks.isEmpty()) {
            flow.add(new Block.Quote(blocks, source.map(text -> PlainText.cut(text, 300))), line);
        }
    }

    private static Block pull(String words) {
        List<String> lines = new ArrayList<>(words.lines()
                .map(PlainText::line)
                .filter(line -> !line.isEmpty())
                .toList());
        Optional<String> source = Optional.empty();
        if (lines.size() > 1 && lines.get(lines.size() - 1).startsWith(DASH)) {
            source = Optional.of(
                    lines.remove(lines.size() - 1).substring(DASH.length()).strip());
        }
        return new Block.PullQuote(String.join(" ", lines), source.map(text -> PlainText.cut(text, 300)));
    }

    private static Optional<String> cited(Element quote) {
        Element last = quote.lastElementChild();
        if (last == null
                || !(last.normalName().equals("footer") || last.normalName().equals("cite"))) {
            return Optional.empty();
        }
        last.remove();
        String text = PlainText.line(last.text());
        return Optional.of(text.startsWith("—") ? text.substring(1).strip() : text)
                .filter(known -> !known.isEmpty());
    }

    private static Optional<String> dashed(List<Block> blocks) {
        int last = blocks.size() - 1;
        if (last < 1 || !(blocks.get(last) instanceof Block.Paragraph paragraph)) {
            return Optional.empty();
        }
        String words = PlainText.line(Inline.words(paragraph.text()));
        if (!words.startsWith(DASH) || words.length() > 300) {
            return Optional.empty();
        }
        blocks.remove(last);
        return Optional.of(words.substring(DASH.length()).strip());
    }
}
