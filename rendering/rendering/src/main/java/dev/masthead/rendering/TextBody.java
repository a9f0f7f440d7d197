package dev.masthead.rendering;

import dev.masthead.core.Block;
import dev.masthead.core.Inline;
import java.util.List;

/** Writes blocks as plain text. Not thread-safe. */
final class TextBody implements BlockOutput {

    private final StringBuilder out = new StringBuilder();
    private final BlockRenderers renderers;

    TextBody(BlockRenderers renderers) {
        this.renderers = renderers;
    }

    String text() {
        return out.toString().strip();
    }

    @Override
    public void paragraph(Block.Paragraph block) {
        inlines(block.text());
    }

    @Override
    public void heading(Block.Heading block) {
        inlines(block.text());
    }

    @Override
    public void listing(Block.Listing block) {
        block.items().forEach(item -> BlockWalk.through(item, this));
    }

    @Override
    public void quote(Block.Quote block) {
        BlockWalk.through(block.blocks(), this);
        block.source().ifPresent(this::add);
    }

    /** Left out: it repeats a line of the article. */
    @Override
    public void pullQuote(Block.PullQuote block) {}

    @Override
    public void picture(Block.Picture block) {
        add(block.image().caption().orElse(block.image().alt()));
    }

    @Override
    public void code(Block.Code block) {
        add(block.text());
    }

    @Override
    public void table(Block.Table block) {
        add(row(block.columns().stream().map(Block.Column::text).toList()));
        block.rows().forEach(row -> add(row(row)));
    }

    @Override
    public void embed(Block.Embed block) {
        add(block.title().orElseGet(() -> block.url().toString()));
    }

    @Override
    public void divider(Block.Divider block) {}

    @Override
    public void formSlot(Block.FormSlot block) {}

    @Override
    public void custom(Block.Custom block) {
        add(renderers.find(block.kind()).map(plugin -> plugin.text(block)).orElse(block.fallback()));
    }

    private static String row(List<List<Inline>> cells) {
        return String.join(
                "\t", cells.stream().map(cell -> Span.words(Span.of(cell))).toList());
    }

    private void inlines(List<Inline> inlines) {
        StringBuilder line = new StringBuilder();
        inlines.forEach(inline -> line.append(inline instanceof Inline.Text run ? run.text() : "\n"));
        add(line.toString());
    }

    private void add(String text) {
        if (!text.isBlank()) {
            out.append(text.strip()).append("\n\n");
        }
    }
}
