package dev.masthead.content;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.commonmark.ext.gfm.strikethrough.Strikethrough;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.jspecify.annotations.Nullable;

/**
 * Writes a parsed Markdown text as HTML for {@link HtmlBlocks}, so that Markdown and the HTML inside it are understood
 * by one reader. Raw HTML passes {@link RawHtml} first. The HTML is never stored.
 */
final class MarkdownMarkup extends AbstractVisitor {

    private final Markup out;
    private final RawHtml raw;
    private final int firstLine;

    MarkdownMarkup(Markup out, RawHtml raw, int firstLine) {
        this.out = out;
        this.raw = raw;
        this.firstLine = firstLine;
    }

    @Override
    public void visit(Paragraph paragraph) {
        inline("p", "", paragraph);
    }

    @Override
    public void visit(Heading heading) {
        inline("h" + heading.getLevel(), "", heading);
    }

    @Override
    public void visit(BlockQuote quote) {
        block("blockquote", "", quote);
    }

    @Override
    public void visit(BulletList list) {
        block("ul", "", list);
    }

    @Override
    public void visit(OrderedList list) {
        Integer start = list.getMarkerStartNumber();
        block("ol", start == null ? "" : " start=\"" + start + "\"", list);
    }

    @Override
    public void visit(ListItem item) {
        block("li", "", item);
    }

    @Override
    public void visit(FencedCodeBlock code) {
        String info = code.getInfo() == null ? "" : code.getInfo().strip();
        code(code, info.split("\\s", 2)[0], code.getLiteral());
    }

    @Override
    public void visit(IndentedCodeBlock code) {
        code(code, "", code.getLiteral());
    }

    @Override
    public void visit(ThematicBreak divider) {
        at(divider);
        out.raw("<hr>");
    }

    @Override
    public void visit(HtmlBlock html) {
        at(html);
        out.raw(raw.block(html.getLiteral(), lineOf(html)));
    }

    @Override
    public void visit(CustomBlock table) {
        block("table", "", table);
    }

    @Override
    public void visit(CustomNode node) {
        if (node instanceof Strikethrough) {
            mark("s", node);
        } else if (node instanceof TableHead) {
            block("thead", "", node);
        } else if (node instanceof TableBody) {
            block("tbody", "", node);
        } else if (node instanceof TableRow) {
            block("tr", "", node);
        } else if (node instanceof TableCell cell) {
            TableCell.Alignment align = cell.getAlignment();
            inline(cell.isHeader() ? "th" : "td", align == null ? "" : " align=\"" + align.name() + "\"", cell);
        } else {
            visitChildren(node);
        }
    }

    @Override
    public void visit(Text text) {
        out.text(text.getLiteral());
    }

    @Override
    public void visit(SoftLineBreak lineBreak) {
        out.raw("\n");
    }

    @Override
    public void visit(HardLineBreak lineBreak) {
        out.raw("<br>");
    }

    @Override
    public void visit(Code code) {
        out.raw("<code>");
        out.text(code.getLiteral());
        out.raw("</code>");
    }

    @Override
    public void visit(Emphasis emphasis) {
        mark("em", emphasis);
    }

    @Override
    public void visit(StrongEmphasis strong) {
        mark("strong", strong);
    }

    @Override
    public void visit(Link link) {
        out.raw("<a");
        attribute("href", link.getDestination());
        attribute("title", link.getTitle());
        out.raw(">");
        visitChildren(link);
        out.raw("</a>");
    }

    @Override
    public void visit(Image image) {
        out.raw("<img");
        attribute("src", image.getDestination());
        attribute("alt", Words.of(image));
        attribute("title", image.getTitle());
        out.raw(">");
    }

    @Override
    public void visit(HtmlInline html) {
        out.raw(raw.inline(html.getLiteral(), lineOf(html)));
    }

    /** Leaves out what stands between the tags of a dropped element. */
    @Override
    protected void visitChildren(Node parent) {
        Set<String> neverClosed = new HashSet<>();
        Node node = parent.getFirstChild();
        while (node != null && !out.isFull()) {
            Node end = node instanceof HtmlInline html ? raw.endOfDropped(html, neverClosed, lineOf(parent)) : null;
            if (end == null) {
                node.accept(this);
            }
            node = (end == null ? node : end).getNext();
        }
    }

    private void block(String tag, String attributes, Node node) {
        at(node);
        out.raw("<" + tag + attributes + ">");
        visitChildren(node);
        out.raw("</" + tag + ">");
    }

    private void inline(String tag, String attributes, Node node) {
        List<String> outer = raw.open();
        at(node);
        out.raw("<" + tag + attributes + ">");
        visitChildren(node);
        out.raw(raw.closeAll() + "</" + tag + ">");
        raw.restore(outer);
    }

    private void mark(String tag, Node node) {
        out.raw("<" + tag + ">");
        visitChildren(node);
        out.raw("</" + tag + ">");
    }

    private void code(Node node, String language, String text) {
        at(node);
        out.raw("<pre><code");
        attribute("class", language.isEmpty() ? "" : "language-" + language);
        out.raw(">");
        out.text(text);
        out.raw("</code></pre>");
    }

    private void attribute(String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            out.raw(" " + name + "=\"");
            out.text(value);
            out.raw("\"");
        }
    }

    private void at(Node node) {
        out.from(lineOf(node));
    }

    private int lineOf(Node node) {
        return lineOf(node, firstLine);
    }

    static int lineOf(Node node, int firstLine) {
        for (Node at = node; at != null; at = at.getParent()) {
            List<SourceSpan> spans = at.getSourceSpans();
            if (!spans.isEmpty()) {
                return firstLine + spans.get(0).getLineIndex();
            }
        }
        return firstLine;
    }
}
