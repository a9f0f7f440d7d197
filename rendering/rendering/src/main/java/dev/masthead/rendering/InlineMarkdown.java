package dev.masthead.rendering;

import dev.masthead.core.Inline;
import dev.masthead.core.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes inline content as CommonMark. */
final class InlineMarkdown {

    private static final Map<Class<? extends Mark>, String> DELIMITERS =
            Map.of(Mark.Strong.class, "**", Mark.Emphasis.class, "*", Mark.Strike.class, "~~");

    /** Elements for marks without delimiters, or where delimiters would not be read as such. */
    private static final Map<Class<? extends Mark>, String> ELEMENTS = Map.of(
            Mark.Strong.class, "strong",
            Mark.Emphasis.class, "em",
            Mark.Strike.class, "del",
            Mark.Code.class, "code",
            Mark.Subscript.class, "sub",
            Mark.Superscript.class, "sup");

    private final Links links;
    private final String page;

    InlineMarkdown(Links links, String page) {
        this.links = links;
        this.page = page;
    }

    /** The lines of a paragraph, hard breaks between them. */
    String lines(List<Inline> inlines) {
        String text = joined(inlines, "\\\n");
        List<String> lines = new ArrayList<>();
        text.lines().forEach(line -> lines.add(MarkdownText.line(line)));
        return String.join("\n", lines);
    }

    /** One line, for headings and cells. */
    String line(List<Inline> inlines) {
        return MarkdownText.line(joined(inlines, "<br>"));
    }

    private String joined(List<Inline> inlines, String hardBreak) {
        StringBuilder out = new StringBuilder();
        write(Span.of(withoutEdges(inlines)), hardBreak, out);
        return out.toString();
    }

    /** A break before or after all text shows nothing, and at the end it would be read as a backslash. */
    private static List<Inline> withoutEdges(List<Inline> inlines) {
        int start = 0;
        int end = inlines.size();
        while (start < end && isSpace(inlines.get(start))) {
            start++;
        }
        while (end > start && isSpace(inlines.get(end - 1))) {
            end--;
        }
        return inlines.subList(start, end);
    }

    private static boolean isSpace(Inline inline) {
        return inline instanceof Inline.LineBreak
                || (inline instanceof Inline.Text run && run.text().isEmpty());
    }

    private void write(List<Span> spans, String hardBreak, StringBuilder out) {
        for (Span span : spans) {
            if (span instanceof Span.Words words) {
                out.append(MarkdownText.run(words.text()));
            } else if (span instanceof Span.Marked marked) {
                write(marked, hardBreak, out);
            } else {
                out.append(hardBreak);
            }
        }
    }

    private void write(Span.Marked marked, String hardBreak, StringBuilder out) {
        Mark mark = marked.mark();
        String delimiter = DELIMITERS.getOrDefault(mark.getClass(), "");
        if (mark instanceof Mark.Link link) {
            writeLink(link, marked, hardBreak, out);
        } else if (mark instanceof Mark.Code && isPlainCode(marked.words())) {
            out.append(codeSpan(marked.words()));
        } else if (!delimiter.isEmpty() && isDelimitable(marked, out)) {
            out.append(delimiter);
            write(marked.spans(), hardBreak, out);
            out.append(delimiter);
        } else {
            String element = ELEMENTS.get(mark.getClass());
            out.append('<').append(element).append('>');
            write(marked.spans(), hardBreak, out);
            out.append("</").append(element).append('>');
        }
    }

    private void writeLink(Mark.Link link, Span.Marked marked, String hardBreak, StringBuilder out) {
        Optional<String> href = links.target(link.href(), page);
        if (href.isEmpty()) {
            write(marked.spans(), hardBreak, out);
            return;
        }
        out.append('[');
        write(marked.spans(), hardBreak, out);
        out.append("](").append(MarkdownText.destination(href.get()));
        out.append(link.title()
                .filter(title -> !title.isBlank())
                .map(MarkdownText::title)
                .orElse(""));
        out.append(')');
    }

    /**
     * Delimiters are read as such for certain when letters or digits are next to them on the inside, and no delimiter of
     * a mark that has just ended stands before them.
     */
    private static boolean isDelimitable(Span.Marked marked, StringBuilder before) {
        String words = marked.words();
        boolean touching = !before.isEmpty() && "*~".indexOf(before.charAt(before.length() - 1)) >= 0;
        return !words.isEmpty()
                && !touching
                && Character.isLetterOrDigit(words.codePointAt(0))
                && Character.isLetterOrDigit(words.codePointBefore(words.length()))
                && marked.spans().stream().noneMatch(Span.Marked.class::isInstance);
    }

    private static boolean isPlainCode(String words) {
        return !words.isBlank() && words.codePoints().noneMatch(c -> Character.isISOControl(c) || c == '|');
    }

    private static String codeSpan(String raw) {
        String words = Escape.htmlCharacters(raw);
        String fence = MarkdownText.fence('`', 1, words);
        boolean padded = words.startsWith("`") || words.endsWith("`") || (words.startsWith(" ") && words.endsWith(" "));
        return padded ? fence + " " + words + " " + fence : fence + words + fence;
    }
}
