package dev.masthead.rendering;

import dev.masthead.core.Block;
import dev.masthead.core.Image;
import dev.masthead.core.Inline;
import dev.masthead.core.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes blocks as CommonMark with GFM tables. Not thread-safe. */
final class MarkdownBody implements BlockOutput {

    private static final int LAST_NUMBER = 999_999_999;

    private final Links links;
    private final InlineMarkdown inline;
    private final String page;
    private final BlockRenderers renderers;
    private final List<String> blocks = new ArrayList<>();
    private boolean otherBullet;
    private boolean afterList;

    MarkdownBody(Links links, String page, BlockRenderers renderers) {
        this.links = links;
        this.page = page;
        this.inline = new InlineMarkdown(links, page);
        this.renderers = renderers;
    }

    /** These blocks, a blank line between each; without a line feed at the end. */
    String of(List<Block> body) {
        BlockWalk.through(body, this);
        return String.join("\n\n", blocks);
    }

    @Override
    public void paragraph(Block.Paragraph block) {
        add(inline.lines(block.text()));
    }

    @Override
    public void heading(Block.Heading block) {
        String text = inline.line(block.text());
        if (!text.isEmpty()) {
            add("#".repeat(Math.max(2, Math.min(6, block.level()))) + " " + text);
        }
    }

    /** Two lists in a row have different markers, or they would be read as one. */
    @Override
    public void listing(Block.Listing block) {
        if (block.items().isEmpty()) {
            return;
        }
        otherBullet = afterList && !otherBullet;
        boolean tight = block.items().stream().allMatch(item -> item.size() <= 1);
        int first = Math.max(0, block.start());
        List<String> items = new ArrayList<>();
        for (List<Block> item : block.items()) {
            String bullet = otherBullet ? "* " : "- ";
            String number = Math.min(LAST_NUMBER, first + (long) items.size()) + (otherBullet ? ") " : ". ");
            items.add(item(block.ordered() ? number : bullet, item));
        }
        add(String.join(tight ? "\n" : "\n\n", items));
        afterList = true;
    }

    @Override
    public void quote(Block.Quote block) {
        String said = inside(block.blocks());
        add(quoted(
                block.source().map(source -> said + "\n\n— " + escaped(source)).orElse(said)));
    }

    @Override
    public void pullQuote(Block.PullQuote block) {
        String text = escaped(block.text());
        add(quoted(
                block.source().map(source -> text + "\n\n— " + escaped(source)).orElse(text)));
    }

    @Override
    public void picture(Block.Picture block) {
        Image image = block.image();
        add(links.image(image.src())
                .map(src -> "![" + MarkdownText.run(image.alt()) + "](" + MarkdownText.destination(src)
                        + image.caption()
                                .filter(caption -> !caption.isBlank())
                                .map(MarkdownText::title)
                                .orElse("")
                        + ")")
                .orElseGet(() -> escaped(image.alt())));
        image.credit().ifPresent(credit -> add(escaped(credit)));
    }

    @Override
    public void code(Block.Code block) {
        String text = Escape.htmlCharacters(block.text());
        String fence = MarkdownText.fence('`', 3, text);
        String language = block.language()
                .filter(name -> name.matches("[A-Za-z0-9+#._-]+"))
                .orElse("");
        add(fence + language + "\n" + (text.isEmpty() || text.endsWith("\n") ? text : text + "\n") + fence);
    }

    @Override
    public void table(Block.Table block) {
        if (block.columns().isEmpty()) {
            return;
        }
        List<String> lines = new ArrayList<>();
        lines.add(row(block.columns().stream()
                .map(column -> inline.line(column.text()))
                .toList()));
        lines.add(
                row(block.columns().stream().map(column -> rule(column.align())).toList()));
        block.rows().forEach(row -> lines.add(row(row.stream().map(inline::line).toList())));
        add(String.join("\n", lines));
    }

    @Override
    public void embed(Block.Embed block) {
        String url = block.url().toString();
        String title = block.title().filter(text -> !text.isBlank()).orElse(url);
        add(inline.lines(List.of(new Inline.Text(title, List.of(new Mark.Link(url, Optional.empty()))))));
    }

    /** Underscores, as hyphens and asterisks are markers of lists. */
    @Override
    public void divider(Block.Divider block) {
        add("___");
    }

    @Override
    public void formSlot(Block.FormSlot block) {
        add("[" + MarkdownText.run(block.form()) + "](" + MarkdownText.destination(links.form(block.form())) + ")");
    }

    @Override
    public void custom(Block.Custom block) {
        renderers
                .find(block.kind())
                .map(plugin -> plugin.markdown(block, links).strip())
                .ifPresentOrElse(this::add, () -> block.fallback().lines().forEach(line -> add(escaped(line))));
    }

    private String inside(List<Block> body) {
        return new MarkdownBody(links, page, renderers).of(body);
    }

    private String item(String marker, List<Block> body) {
        String text = inside(body);
        return text.isEmpty() ? marker.strip() : marker + indented(text, marker.length());
    }

    private static String indented(String text, int width) {
        return text.replace("\n", "\n" + " ".repeat(width)).replaceAll("(?m)^ +$", "");
    }

    private static String quoted(String text) {
        return "> " + text.replace("\n", "\n> ");
    }

    private static String escaped(String text) {
        return MarkdownText.line(MarkdownText.run(text));
    }

    private static String row(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |";
    }

    private static String rule(Block.Align align) {
        return switch (align) {
            case START -> "---";
            case CENTER -> ":---:";
            case END -> "---:";
        };
    }

    private void add(String block) {
        if (!block.isBlank()) {
            blocks.add(block);
            afterList = false;
        }
    }
}
