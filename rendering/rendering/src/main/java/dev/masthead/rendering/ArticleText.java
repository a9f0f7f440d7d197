package dev.masthead.rendering;

import dev.masthead.core.Article;
import dev.masthead.core.Block;
import dev.masthead.core.Image;
import dev.masthead.core.Inline;
import java.util.List;
import java.util.Optional;

/** An article's body as plain text, and what is counted in it. */
public final class ArticleText implements BlockOutput {

    /** How many words a reader takes in a minute. */
    private static final int WORDS_A_MINUTE = 230;

    private final StringBuilder out = new StringBuilder();
    private final BlockRenderers renderers;

    private ArticleText(BlockRenderers renderers) {
        this.renderers = renderers;
    }

    /** The words of the body, a blank line between blocks; pictures by their captions. */
    public static String of(Article article, BlockRenderers renderers) {
        ArticleText text = new ArticleText(renderers);
        BlockWalk.through(article.body(), text);
        return text.out.toString().strip();
    }

    /** The number of words; in scripts that do not part words, two characters count as one. */
    public static int words(String text) {
        int words = 0;
        int ideographs = 0;
        boolean inWord = false;
        for (int c : text.codePoints().toArray()) {
            boolean ideograph = Character.isIdeographic(c) || isUnparted(c);
            ideographs += ideograph ? 1 : 0;
            boolean letter = !ideograph && Character.isLetterOrDigit(c);
            words += letter && !inWord ? 1 : 0;
            inWord = letter || (inWord && !ideograph && !Character.isWhitespace(c));
        }
        return words + (ideographs + 1) / 2;
    }

    /** The reading time in minutes, at least 1. */
    public static int minutes(String text) {
        return Math.max(1, (words(text) + WORDS_A_MINUTE / 2) / WORDS_A_MINUTE);
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
        Image image = block.image();
        Optional.of(image.caption().orElse(image.alt())).ifPresent(this::add);
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

    private static boolean isUnparted(int c) {
        Character.UnicodeScript script = Character.UnicodeScript.of(c);
        return script == Character.UnicodeScript.HIRAGANA
                || script == Character.UnicodeScript.KATAKANA
                || script == Character.UnicodeScript.THAI;
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
