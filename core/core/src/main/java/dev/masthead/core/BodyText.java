package dev.masthead.core;

import java.util.List;
import java.util.function.Function;

/** The words of an article's body as plain text, a blank line between blocks; pictures by their captions. */
public final class BodyText {

    private final StringBuilder out = new StringBuilder();
    private final Function<Block.Custom, String> custom;

    private BodyText(Function<Block.Custom, String> custom) {
        this.custom = custom;
    }

    /** Custom blocks by their fallbacks. */
    public static String of(List<Block> blocks) {
        return of(blocks, Block.Custom::fallback);
    }

    /**
     * The text of blocks.
     *
     * @param custom tells the text of a custom block
     */
    public static String of(List<Block> blocks, Function<Block.Custom, String> custom) {
        BodyText text = new BodyText(custom);
        text.blocks(blocks);
        return text.out.toString().strip();
    }

    private void blocks(List<Block> blocks) {
        blocks.forEach(block -> {
            if (block instanceof Block.Table table) {
                table(table);
            } else if (block instanceof Block.Listing listing) {
                listing.items().forEach(this::blocks);
            } else if (block instanceof Block.Quote quote) {
                blocks(quote.blocks());
                quote.source().ifPresent(this::add);
            } else {
                add(line(block));
            }
        });
    }

    /** A pull quote is left out: it repeats a line of the article. */
    private String line(Block block) {
        if (block instanceof Block.Paragraph paragraph) {
            return inlines(paragraph.text());
        } else if (block instanceof Block.Heading heading) {
            return inlines(heading.text());
        } else if (block instanceof Block.Picture picture) {
            return picture.image().caption().orElse(picture.image().alt());
        } else if (block instanceof Block.Code code) {
            return code.text();
        } else if (block instanceof Block.Embed embed) {
            return embed.title().orElseGet(() -> embed.url().toString());
        } else if (block instanceof Block.Custom known) {
            return custom.apply(known);
        }
        return "";
    }

    private void table(Block.Table table) {
        add(row(table.columns().stream().map(Block.Column::text).toList()));
        table.rows().forEach(row -> add(row(row)));
    }

    private static String row(List<List<Inline>> cells) {
        return String.join("\t", cells.stream().map(Inline::words).toList());
    }

    private static String inlines(List<Inline> inlines) {
        StringBuilder line = new StringBuilder();
        inlines.forEach(inline -> line.append(inline instanceof Inline.Text run ? run.text() : "\n"));
        return line.toString();
    }

    private void add(String text) {
        if (!text.isBlank()) {
            out.append(text.strip()).append("\n\n");
        }
    }
}
