package dev.masthead.rendering;

import dev.masthead.core.Inline;
import dev.masthead.core.Mark;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes inline content as HTML. */
final class InlineHtml {

    private static final Map<Class<? extends Mark>, String> ELEMENTS = Map.of(
            Mark.Strong.class, "strong",
            Mark.Emphasis.class, "em",
            Mark.Strike.class, "s",
            Mark.Code.class, "code",
            Mark.Subscript.class, "sub",
            Mark.Superscript.class, "sup");

    private final Links links;
    private final String page;

    InlineHtml(Links links, String page) {
        this.links = links;
        this.page = page;
    }

    /** Markup of these inlines; neighbouring runs share their elements. */
    String of(List<Inline> inlines) {
        StringBuilder out = new StringBuilder();
        write(Span.of(inlines), out);
        return out.toString();
    }

    private void write(List<Span> spans, StringBuilder out) {
        for (Span span : spans) {
            if (span instanceof Span.Words words) {
                out.append(Escape.html(words.text()));
            } else if (span instanceof Span.Marked marked) {
                write(marked, out);
            } else {
                out.append("<br>");
            }
        }
    }

    private void write(Span.Marked marked, StringBuilder out) {
        if (marked.mark() instanceof Mark.Link link) {
            writeLink(link, marked.spans(), out);
            return;
        }
        String element = ELEMENTS.get(marked.mark().getClass());
        out.append('<').append(element).append('>');
        write(marked.spans(), out);
        out.append("</").append(element).append('>');
    }

    private void writeLink(Mark.Link link, List<Span> spans, StringBuilder out) {
        Optional<String> href = links.target(link.href(), page);
        if (href.isEmpty()) {
            write(spans, out);
            return;
        }
        out.append("<a href=\"").append(Escape.html(href.get())).append('"');
        link.title()
                .ifPresent(title ->
                        out.append(" title=\"").append(Escape.html(title)).append('"'));
        out.append(isElsewhere(link.href()) ? " rel=\"noopener\">" : ">");
        write(spans, out);
        out.append("</a>");
    }

    private static boolean isElsewhere(String href) {
        return href.regionMatches(true, 0, "http", 0, 4);
    }
}
