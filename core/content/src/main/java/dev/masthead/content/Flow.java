package dev.masthead.content;

import dev.masthead.core.Block;
import dev.masthead.core.Image;
import dev.masthead.core.Inline;
import dev.masthead.core.Mark;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Collects blocks in the order of the text: runs gather in a paragraph until something else ends it. */
final class Flow {

    private static final Pattern FORM = Pattern.compile("\\{\\{form:([a-z][a-z0-9-]{0,39})}}");
    private static final Pattern ADDRESS = Pattern.compile("https?://\\S+");

    private final List<Block> blocks = new ArrayList<>();
    private final List<Integer> lines = new ArrayList<>();
    private final Runs runs = new Runs();
    private final Budget budget;
    private int paragraphLine = 1;

    /** @param budget shared by all flows of a text */
    Flow(Budget budget) {
        this.budget = budget;
    }

    Budget budget() {
        return budget;
    }

    void text(String text, List<Mark> marks, int line) {
        if (runs.isEmpty()) {
            paragraphLine = line;
        }
        runs.text(text, marks);
    }

    void lineBreak() {
        runs.lineBreak();
    }

    void add(Block block, int line) {
        endParagraph();
        addBlock(block, line);
    }

    void addAll(List<Block> more, int line) {
        more.forEach(block -> add(block, line));
    }

    void endParagraph() {
        List<Inline> text = runs.take();
        if (!text.isEmpty()) {
            addBlock(block(text), paragraphLine);
        }
    }

    Body end() {
        endParagraph();
        return new Body(blocks, lines);
    }

    private void addBlock(Block block, int line) {
        if (budget.spend(line)) {
            blocks.add(block);
            lines.add(line);
        }
    }

    private static Block block(List<Inline> text) {
        if (text.size() != 1 || !(text.get(0) instanceof Inline.Text run)) {
            return new Block.Paragraph(text);
        }
        return slot(run).or(() -> embed(run)).orElseGet(() -> new Block.Paragraph(text));
    }

    private static Optional<Block> slot(Inline.Text run) {
        Matcher form = FORM.matcher(run.text());
        return run.marks().isEmpty() && form.matches()
                ? Optional.of(new Block.FormSlot(form.group(1)))
                : Optional.empty();
    }

    private static Optional<Block> embed(Inline.Text run) {
        Optional<URI> address = ADDRESS.matcher(run.text()).matches() ? Addresses.web(run.text()) : Optional.empty();
        if (run.marks().isEmpty()) {
            return address.map(url -> new Block.Embed(url, Optional.empty()));
        }
        return run.marks().size() == 1 && run.marks().get(0) instanceof Mark.Link link
                ? address.filter(url -> url.toString().equals(link.href()))
                        .map(url -> new Block.Embed(url, link.title()))
                : Optional.empty();
    }

    /** The runs of blocks that stand where only runs may: a heading, a cell. Blocks are parted by line breaks. */
    static List<Inline> inlines(List<Block> blocks) {
        List<Inline> out = new ArrayList<>();
        for (Block block : blocks) {
            List<Inline> text = inlines(block);
            if (!text.isEmpty()) {
                if (!out.isEmpty()) {
                    out.add(new Inline.LineBreak());
                }
                out.addAll(text);
            }
        }
        return out;
    }

    private static List<Inline> inlines(Block block) {
        if (block instanceof Block.Paragraph paragraph) {
            return paragraph.text();
        } else if (block instanceof Block.Heading heading) {
            return heading.text();
        } else if (block instanceof Block.Listing list) {
            return inlines(list.items().stream().flatMap(List::stream).toList());
        } else if (block instanceof Block.Quote quote) {
            return inlines(quote.blocks());
        } else if (block instanceof Block.Table table) {
            return table.rows().stream()
                    .flatMap(List::stream)
                    .flatMap(List::stream)
                    .toList();
        }
        return plain(words(block));
    }

    private static String words(Block block) {
        if (block instanceof Block.Code code) {
            return code.text();
        } else if (block instanceof Block.PullQuote pull) {
            return pull.text();
        } else if (block instanceof Block.Picture picture) {
            return alt(picture.image());
        } else if (block instanceof Block.Embed embed) {
            return embed.url().toString();
        }
        return block instanceof Block.FormSlot slot ? "{{form:" + slot.form() + "}}" : "";
    }

    private static String alt(Image image) {
        return image.alt();
    }

    private static List<Inline> plain(String words) {
        return words.isEmpty() ? List.of() : Inline.plain(words);
    }
}
