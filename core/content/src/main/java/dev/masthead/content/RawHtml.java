package dev.masthead.content;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * Makes the raw HTML of a Markdown text safe to stand in front of what follows it. CommonMark ends an HTML block at a
 * blank line and hands out inline tags one by one, so either may be left open; an open comment, attribute or script
 * would swallow the rest of the article. What is let through here is still only read by {@link HtmlBlocks}.
 */
final class RawHtml {

    private static final Pattern TAG = Pattern.compile("<(/?)([A-Za-z][A-Za-z0-9-]*)[^-A-Za-z0-9].*", Pattern.DOTALL);
    private static final Pattern END = Pattern.compile("</([A-Za-z][A-Za-z0-9]*)");
    private static final Pattern TABLE = Pattern.compile("<table", Pattern.CASE_INSENSITIVE);
    private static final String TAIL = "\uE000\uE001";

    private final References references;
    private final Map<String, Integer> lastEnds = new HashMap<>();
    private int left = Limits.RAW_PIECES;
    private List<String> open = new ArrayList<>();

    RawHtml(References references) {
        this.references = references;
    }

    /** Takes note of the end tags in an HTML block, before any is written. */
    void note(String literal, int line) {
        Matcher end = END.matcher(literal);
        while (end.find()) {
            lastEnds.merge(end.group(1).toLowerCase(Locale.ROOT), line, Math::max);
        }
    }

    /** An HTML block as it is, or, when it would swallow or shape what follows, in a closed form. */
    String block(String literal, int line) {
        if (!mayParse(line)) {
            return "";
        }
        Document alone = HtmlReader.parser().parseInput(literal + TAIL, "");
        boolean close = isLeftOpen(alone, literal, line);
        for (Element element : alone.select("*")) {
            if (!isWritten(element)) {
                continue;
            }
            if (Elements.DROPPED.contains(element.normalName())) {
                references.warning(lineOf(element, literal, line), dropped(element.normalName()));
                element.remove();
                close = true;
            } else if (Elements.SWALLOWING.contains(element.normalName())) {
                element.replaceWith(new TextNode(element.wholeText() + element.data()));
                close = true;
            }
        }
        return close ? alone.body().html().replace(TAIL, "") : literal;
    }

    private boolean isLeftOpen(Document alone, String literal, int line) {
        if (!alone.body().wholeText().contains(TAIL)) {
            return true;
        }
        Matcher start = TABLE.matcher(literal);
        boolean table = start.find() && isNeverClosed("table", line);
        return table
                || alone.body().getAllElements().stream()
                        .filter(element -> element.ownText().contains(TAIL))
                        .flatMap(element -> Stream.concat(Stream.of(element), element.parents().stream()))
                        .map(Element::normalName)
                        .anyMatch(name -> Elements.isContainer(name) && isNeverClosed(name, line));
    }

    private boolean isNeverClosed(String name, int line) {
        return lastEnds.getOrDefault(name, 0) <= line;
    }

    /** The node that closes a dropped element; null when nothing is dropped, or the element is never closed. */
    @Nullable
    Node endOfDropped(HtmlInline html, Set<String> neverClosed, int line) {
        Matcher tag = TAG.matcher(html.getLiteral());
        if (!tag.matches() || !Elements.DROPPED.contains(name(tag))) {
            return null;
        }
        references.warning(line, dropped(name(tag)));
        if (!tag.group(1).isEmpty() || neverClosed.contains(name(tag))) {
            return null;
        }
        for (Node node = html.getNext(); node != null; node = node.getNext()) {
            if (node instanceof HtmlInline later && closes(later, name(tag))) {
                return node;
            }
        }
        neverClosed.add(name(tag));
        return null;
    }

    /** An inline tag in our own spelling when it makes a mark, a break or a picture; else nothing. */
    String inline(String literal, int line) {
        Matcher tag = TAG.matcher(literal);
        if (!tag.matches()) {
            return "";
        }
        String name = name(tag);
        boolean start = tag.group(1).isEmpty();
        if (name.equals("br") || name.equals("img")) {
            return start ? rewritten(literal, name, line) : "";
        }
        if (!Elements.MARKS.containsKey(name) && !name.equals("a")) {
            return "";
        }
        return start ? opened(literal, name, line) : closed(name);
    }

    /** Starts a paragraph, heading or cell; hands out what was open around it. */
    List<String> open() {
        List<String> outer = open;
        open = new ArrayList<>();
        return outer;
    }

    /** The tags that close what the paragraph left open. */
    String closeAll() {
        StringBuilder tags = new StringBuilder();
        for (int i = open.size() - 1; i >= 0; i--) {
            tags.append("</").append(open.get(i)).append('>');
        }
        open.clear();
        return tags.toString();
    }

    /** Goes back to what was open around the paragraph. */
    void restore(List<String> outer) {
        open = outer;
    }

    private boolean mayParse(int line) {
        if (left == 0) {
            references.error(line, "the body has more than " + Limits.RAW_PIECES + " pieces of HTML from here on");
        }
        left--;
        return left >= 0;
    }

    private String opened(String literal, String name, int line) {
        if (open.size() >= Limits.INLINE_DEPTH) {
            return "";
        }
        open.add(name);
        return rewritten(literal, name, line);
    }

    private String closed(String name) {
        int last = open.lastIndexOf(name);
        if (last < 0) {
            return "";
        }
        open.remove(last);
        return "</" + name + ">";
    }

    private String rewritten(String literal, String name, int line) {
        if (!name.equals("a") && !name.equals("img")) {
            return "<" + name + ">";
        }
        if (!mayParse(line)) {
            return "";
        }
        Element written = HtmlReader.parser().parseInput(literal, "").selectFirst(name);
        if (written == null) {
            return "";
        }
        Markup out = new Markup(Limits.ADDRESS * 10);
        out.raw("<" + name);
        for (String attribute : List.of("href", "src", "alt", "title")) {
            if (written.hasAttr(attribute)) {
                out.raw(" " + attribute + "=\"");
                out.text(written.attr(attribute));
                out.raw("\"");
            }
        }
        out.raw(">");
        return out.isFull() ? "" : out.toString();
    }

    private static boolean closes(HtmlInline html, String name) {
        Matcher tag = TAG.matcher(html.getLiteral());
        return tag.matches() && !tag.group(1).isEmpty() && name(tag).equals(name);
    }

    private static String name(Matcher tag) {
        return tag.group(2).toLowerCase(Locale.ROOT);
    }

    private static boolean isWritten(Element element) {
        return element.sourceRange().isTracked() && !element.sourceRange().isImplicit();
    }

    private static int lineOf(Element element, String literal, int line) {
        int offset = Math.min(element.sourceRange().startPos(), literal.length());
        return line
                + (int) literal.substring(0, offset)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    private static String dropped(String name) {
        return "<" + name + "> is left out with what is in it";
    }
}
