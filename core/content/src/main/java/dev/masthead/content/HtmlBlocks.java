package dev.masthead.content;

import dev.masthead.core.Block;
import dev.masthead.core.Image;
import dev.masthead.core.Inline;
import dev.masthead.core.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Turns a parsed HTML tree into blocks: the elements of an allow-list become blocks and marks, a few are dropped with
 * their content, all others are unwrapped. Depth is bounded by the parser and by {@link Limits#BLOCK_DEPTH}.
 */
final class HtmlBlocks {

    private final References references;
    private final IntUnaryOperator lineOfOffset;
    private final HtmlTables tables = new HtmlTables(this);
    private final HtmlQuotes quotes = new HtmlQuotes(this);

    /** @param lineOfOffset the line in the file for an offset in the parsed HTML */
    HtmlBlocks(References references, IntUnaryOperator lineOfOffset) {
        this.references = references;
        this.lineOfOffset = lineOfOffset;
    }

    Body read(Element body) {
        Flow flow = new Flow(new Budget(references));
        children(body, flow, List.of(), 0);
        return flow.end();
    }

    /** The blocks inside an element that stands in a block of the given depth. */
    List<Block> inside(Element element, Flow outer, int depth) {
        Flow flow = new Flow(outer.budget());
        children(element, flow, List.of(), depth);
        return flow.end().blocks();
    }

    References references() {
        return references;
    }

    int lineOf(Node node) {
        for (Node at = node; at != null; at = at.parent()) {
            if (at.sourceRange().isTracked() && !at.sourceRange().isImplicit()) {
                return lineOfOffset.applyAsInt(at.sourceRange().startPos());
            }
        }
        return lineOfOffset.applyAsInt(0);
    }

    private void children(Node parent, Flow flow, List<Mark> marks, int depth) {
        for (Node child : parent.childNodes()) {
            if (child instanceof TextNode text) {
                flow.text(text.getWholeText(), marks, lineOf(text));
            } else if (child instanceof DataNode text) {
                flow.text(text.getWholeData(), marks, lineOf(text));
            } else if (child instanceof Element element) {
                element(element, flow, marks, depth);
            }
        }
    }

    private void element(Element element, Flow flow, List<Mark> marks, int depth) {
        String name = element.normalName();
        if (Elements.DROPPED.contains(name)) {
            references.warning(lineOf(element), "<" + name + "> is left out with what is in it");
            return;
        }
        boolean deep = depth >= Limits.BLOCK_DEPTH;
        switch (name) {
            case "br" -> flow.lineBreak();
            case "hr" -> flow.add(new Block.Divider(), lineOf(element));
            case "img" -> picture(element).ifPresent(image -> flow.add(new Block.Picture(image), lineOf(element)));
            case "h1", "h2", "h3", "h4", "h5", "h6" -> heading(element, flow, depth);
            case "pre" -> flow.add(code(element), lineOf(element));
            case "figure" -> figure(element, flow, marks, depth);
            case "ul", "ol" -> nested(deep, () -> list(element, flow, depth), element, flow, marks, depth);
            case "blockquote" -> nested(deep, () -> quotes.read(element, flow, depth), element, flow, marks, depth);
            case "table" -> nested(deep, () -> tables.read(element, flow, depth), element, flow, marks, depth);
            case "a" -> children(element, flow, linked(element, marks), depth);
            default -> marked(element, flow, marks, depth);
        }
    }

    private void nested(boolean deep, Runnable block, Element element, Flow flow, List<Mark> marks, int depth) {
        if (deep) {
            unwrapped(element, flow, marks, depth);
        } else {
            block.run();
        }
    }

    private void marked(Element element, Flow flow, List<Mark> marks, int depth) {
        Mark mark = Elements.MARKS.get(element.normalName());
        if (mark == null) {
            unwrapped(element, flow, marks, depth);
        } else {
            children(element, flow, with(marks, mark), depth);
        }
    }

    private void unwrapped(Element element, Flow flow, List<Mark> marks, int depth) {
        boolean block = element.isBlock() || Elements.OWN_LINE.contains(element.normalName());
        if (block) {
            flow.endParagraph();
        }
        children(element, flow, marks, depth);
        if (block) {
            flow.endParagraph();
        }
    }

    private void heading(Element element, Flow flow, int depth) {
        flow.endParagraph();
        int line = lineOf(element);
        List<Block> inside = inside(element, flow, Math.max(depth, Limits.BLOCK_DEPTH));
        List<Block> pictures =
                inside.stream().filter(block -> block instanceof Block.Picture).toList();
        List<Inline> text = Flow.inlines(inside.stream()
                .filter(block -> !(block instanceof Block.Picture))
                .toList());
        if (!text.isEmpty()) {
            int level = Math.max(2, element.normalName().charAt(1) - '0');
            flow.add(new Block.Heading(level, text), line);
        }
        flow.addAll(pictures, line);
    }

    private void list(Element element, Flow flow, int depth) {
        flow.endParagraph();
        int line = lineOf(element);
        List<List<Block>> items = new ArrayList<>();
        for (Element child : element.children()) {
            if (Elements.DROPPED.contains(child.normalName())) {
                element(child, flow, List.of(), depth);
                continue;
            }
            boolean item = child.normalName().equals("li");
            List<Block> inside = item ? inside(child, flow, depth + 1) : stray(child, flow, depth + 1);
            if (!inside.isEmpty()) {
                items.add(inside);
            }
        }
        stray(element.ownText(), items);
        if (!items.isEmpty()) {
            boolean ordered = element.normalName().equals("ol");
            flow.add(new Block.Listing(ordered, ordered ? start(element) : 1, items), line);
        }
    }

    private List<Block> stray(Element child, Flow flow, int depth) {
        Flow own = new Flow(flow.budget());
        element(child, own, List.of(), depth);
        return own.end().blocks();
    }

    private static void stray(String text, List<List<Block>> items) {
        String line = PlainText.line(text);
        if (!line.isEmpty()) {
            items.add(List.of(new Block.Paragraph(Inline.plain(line))));
        }
    }

    private static int start(Element list) {
        String start = list.attr("start").strip();
        return start.matches("\\d{1,9}") ? Integer.parseInt(start) : 1;
    }

    private static Block code(Element pre) {
        Element code = pre.selectFirst("code");
        String classes = (code == null ? "" : code.className()) + " " + pre.className();
        Optional<String> language = List.of(classes.split("\\s+", -1)).stream()
                .filter(name -> name.matches("lang(uage)?-[A-Za-z0-9+#._-]{1,40}"))
                .map(name -> name.substring(name.indexOf('-') + 1))
                .findFirst();
        String text = PlainText.lines(pre.wholeText());
        return new Block.Code(language, text.endsWith("\n") ? text.substring(0, text.length() - 1) : text);
    }

    private void figure(Element figure, Flow flow, List<Mark> marks, int depth) {
        flow.endParagraph();
        int line = lineOf(figure);
        Element caption = figure.selectFirst("> figcaption");
        if (caption != null) {
            caption.remove();
        }
        Flow own = new Flow(flow.budget());
        children(figure, own, marks, depth);
        List<Block> blocks = own.end().blocks();
        flow.addAll(caption == null ? blocks : Captions.put(blocks, PlainText.line(caption.text())), line);
    }

    private Optional<Image> picture(Element img) {
        Optional<String> caption =
                Optional.of(PlainText.line(img.attr("title"))).filter(text -> !text.isEmpty());
        String alt = PlainText.line(img.attr("alt"));
        return references
                .picture(img.attr("src"), lineOf(img))
                .map(found -> new Image(found.src(), alt, caption, Optional.empty(), found.width(), found.height()));
    }

    private List<Mark> linked(Element a, List<Mark> marks) {
        boolean already = marks.stream().anyMatch(mark -> mark instanceof Mark.Link);
        if (already || !a.hasAttr("href")) {
            return marks;
        }
        Optional<String> title = Optional.of(PlainText.cut(PlainText.line(a.attr("title")), 300));
        return references
                .link(a.attr("href"), lineOf(a))
                .map(href -> with(marks, new Mark.Link(href, title.filter(text -> !text.isEmpty()))))
                .orElse(marks);
    }

    private static List<Mark> with(List<Mark> marks, Mark mark) {
        if (marks.contains(mark)) {
            return marks;
        }
        List<Mark> more = new ArrayList<>(marks);
        more.add(mark);
        return List.copyOf(more);
    }
}
