package dev.masthead.rendering;

import dev.masthead.core.Block;
import dev.masthead.core.Image;
import dev.masthead.core.Inline;
import java.util.List;
import java.util.Optional;

/** Writes blocks as HTML: what pages and feeds have in common. Not thread-safe. */
class HtmlBody implements BlockOutput {

    final StringBuilder out = new StringBuilder();
    final Links links;
    private final InlineHtml inline;
    private final BlockRenderers renderers;

    HtmlBody(Links links, String page, BlockRenderers renderers) {
        this.links = links;
        this.inline = new InlineHtml(links, page);
        this.renderers = renderers;
    }

    /** The attributes of the next heading, each with a space before it. */
    String headingAttributes(List<Inline> text) {
        return "";
    }

    /** The attributes of the next image beside source, text and size. */
    String imageAttributes() {
        return "";
    }

    /** The start tag of what a table is put into; empty for nothing. */
    String tableFrame() {
        return "";
    }

    /** The attributes of an element whose content may be wider than the page. */
    String scrollAttributes() {
        return "";
    }

    @Override
    public void paragraph(Block.Paragraph block) {
        String text = inline.of(block.text());
        if (!text.isEmpty()) {
            out.append("<p>").append(text).append("</p>\n");
        }
    }

    @Override
    public void heading(Block.Heading block) {
        String text = inline.of(block.text());
        if (!text.isEmpty()) {
            int level = Math.max(2, Math.min(6, block.level()));
            out.append("<h")
                    .append(level)
                    .append(headingAttributes(block.text()))
                    .append('>');
            out.append(text).append("</h").append(level).append(">\n");
        }
    }

    @Override
    public void listing(Block.Listing block) {
        if (block.items().isEmpty()) {
            return;
        }
        String element = block.ordered() ? "ol" : "ul";
        out.append('<').append(element);
        out.append(block.ordered() && block.start() != 1 ? " start=\"" + block.start() + "\">\n" : ">\n");
        block.items().forEach(this::item);
        out.append("</").append(element).append(">\n");
    }

    @Override
    public void quote(Block.Quote block) {
        out.append(block.source().isPresent() ? "<figure class=\"quote\">\n<blockquote>\n" : "<blockquote>\n");
        BlockWalk.through(block.blocks(), this);
        out.append("</blockquote>\n");
        block.source()
                .ifPresent(source -> out.append("<figcaption><cite>")
                        .append(Escape.html(source))
                        .append("</cite></figcaption>\n</figure>\n"));
    }

    @Override
    public void pullQuote(Block.PullQuote block) {
        out.append("<aside class=\"pull-quote\">\n");
        out.append("<p>").append(Escape.html(block.text())).append("</p>\n");
        block.source()
                .ifPresent(source ->
                        out.append("<p><cite>").append(Escape.html(source)).append("</cite></p>\n"));
        out.append("</aside>\n");
    }

    @Override
    public void picture(Block.Picture block) {
        Image image = block.image();
        Optional<String> src = links.image(image.src());
        out.append("<figure class=\"picture\">\n");
        src.ifPresentOrElse(
                address -> image(image, address),
                () -> out.append("<p>").append(Escape.html(image.alt())).append("</p>\n"));
        caption(image);
        out.append("</figure>\n");
    }

    @Override
    public void code(Block.Code block) {
        String language = block.language()
                .map(name -> " class=\"language-" + Escape.html(name.replaceAll("\\s", "-")) + "\"")
                .orElse("");
        out.append("<pre")
                .append(scrollAttributes())
                .append("><code")
                .append(language)
                .append('>');
        out.append(Escape.html(block.text())).append("</code></pre>\n");
    }

    @Override
    public void table(Block.Table block) {
        String frame = tableFrame();
        out.append(frame).append("<table>\n<thead>\n<tr>");
        block.columns().forEach(column -> cell("th", column, column.text()));
        out.append("</tr>\n</thead>\n<tbody>\n");
        block.rows().forEach(row -> row(block.columns(), row));
        out.append("</tbody>\n</table>\n").append(frame.isEmpty() ? "" : "</div>\n");
    }

    @Override
    public void embed(Block.Embed block) {
        String url = block.url().toString();
        Optional<String> href = links.target(url, url);
        String host = Optional.ofNullable(block.url().getHost()).orElse(url);
        String title = block.title().filter(text -> !text.isBlank()).orElse(url);
        out.append("<p class=\"embed\">");
        href.ifPresent(to -> out.append("<a href=\"").append(Escape.html(to)).append("\" rel=\"noopener\">"));
        out.append("<span class=\"title\">").append(Escape.html(title)).append("</span> ");
        out.append("<span class=\"host\">").append(Escape.html(host)).append("</span>");
        out.append(href.isPresent() ? "</a></p>\n" : "</p>\n");
    }

    @Override
    public void divider(Block.Divider block) {
        out.append("<hr>\n");
    }

    /** A feed carries no forms. */
    @Override
    public void formSlot(Block.FormSlot block) {}

    @Override
    public void custom(Block.Custom block) {
        Optional<BlockRenderer> renderer = renderers.find(block.kind());
        if (renderer.isPresent()) {
            out.append(renderer.get().html(block, links).value()).append('\n');
        } else {
            block.fallback()
                    .lines()
                    .filter(line -> !line.isBlank())
                    .forEach(line -> out.append("<p>").append(Escape.html(line)).append("</p>\n"));
        }
    }

    /** An item that is one paragraph, with or without a list under it, is written without paragraph elements. */
    private void item(List<Block> blocks) {
        out.append("<li>");
        boolean tight = !blocks.isEmpty()
                && blocks.get(0) instanceof Block.Paragraph
                && blocks.stream().skip(1).allMatch(Block.Listing.class::isInstance);
        if (tight && blocks.get(0) instanceof Block.Paragraph first) {
            out.append(inline.of(first.text()));
            BlockWalk.through(blocks.subList(1, blocks.size()), this);
        } else {
            BlockWalk.through(blocks, this);
        }
        out.append("</li>\n");
    }

    private void image(Image image, String src) {
        out.append("<img src=\"").append(Escape.html(src)).append("\" alt=\"");
        out.append(Escape.html(image.alt())).append('"');
        if (image.width() > 0 && image.height() > 0) {
            out.append(" width=\"").append(image.width()).append("\" height=\"");
            out.append(image.height()).append('"');
        }
        out.append(imageAttributes()).append(">\n");
    }

    final void caption(Image image) {
        if (image.caption().isEmpty() && image.credit().isEmpty()) {
            return;
        }
        out.append("<figcaption>");
        out.append(image.caption().map(Escape::html).orElse(""));
        out.append(image.caption().isPresent() && image.credit().isPresent() ? " " : "");
        image.credit()
                .ifPresent(credit -> out.append("<span class=\"credit\">")
                        .append(Escape.html(credit))
                        .append("</span>"));
        out.append("</figcaption>\n");
    }

    private void row(List<Block.Column> columns, List<List<Inline>> cells) {
        out.append("<tr>");
        for (int i = 0; i < cells.size(); i++) {
            cell("td", columns.get(i), cells.get(i));
        }
        out.append("</tr>\n");
    }

    /** A head without words is no head: a screen reader would announce an empty one. */
    private void cell(String element, Block.Column column, List<Inline> text) {
        String content = inline.of(text);
        String name = content.isBlank() ? "td" : element;
        out.append('<').append(name).append(name.equals("th") ? " scope=\"col\"" : "");
        out.append(
                switch (column.align()) {
                    case START -> "";
                    case CENTER -> " class=\"center\"";
                    case END -> " class=\"end\"";
                });
        out.append('>').append(content).append("</").append(name).append('>');
    }
}
