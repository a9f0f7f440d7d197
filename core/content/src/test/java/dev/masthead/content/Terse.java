package dev.masthead.content;

import dev.masthead.core.Block;
import dev.masthead.core.Inline;
import dev.masthead.core.Mark;
import java.util.List;
import java.util.stream.Collectors;

/** Blocks in a short notation, so that a test says in one line what a text became. */
final class Terse {

    private Terse() {}

    static String of(List<Block> blocks) {
        return blocks.stream().map(Terse::of).collect(Collectors.joining(" "));
    }

    private static String of(Block block) {
        if (block instanceof Block.Paragraph paragraph) {
            return "p(" + runs(paragraph.text()) + ")";
        } else if (block instanceof Block.Heading heading) {
            return "h" + heading.level() + "(" + runs(heading.text()) + ")";
        } else if (block instanceof Block.Listing list) {
            String items = list.items().stream().map(Terse::of).collect(Collectors.joining(" | "));
            return (list.ordered() ? "ol" + list.start() : "ul") + "(" + items + ")";
        } else if (block instanceof Block.Quote quote) {
            return "quote(" + of(quote.blocks()) + source(quote.source().orElse("")) + ")";
        } else if (block instanceof Block.PullQuote pull) {
            return "pull(" + pull.text() + source(pull.source().orElse("")) + ")";
        } else if (block instanceof Block.Table table) {
            return table(table);
        }
        return leaf(block);
    }

    private static String leaf(Block block) {
        if (block instanceof Block.Picture picture) {
            String caption =
                    picture.image().caption().map(text -> " \"" + text + "\"").orElse("");
            return "img(" + picture.image().src() + " " + picture.image().alt() + caption + ")";
        } else if (block instanceof Block.Code code) {
            return "code" + code.language().map(name -> ":" + name).orElse("") + "(" + code.text() + ")";
        } else if (block instanceof Block.Embed embed) {
            return "embed(" + embed.url() + ")";
        } else if (block instanceof Block.FormSlot slot) {
            return "form(" + slot.form() + ")";
        }
        return block instanceof Block.Divider ? "hr" : block.toString();
    }

    private static String source(String source) {
        return source.isEmpty() ? "" : " -- " + source;
    }

    private static String table(Block.Table table) {
        String head = table.columns().stream()
                .map(column -> runs(column.text())
                        + switch (column.align()) {
                            case START -> "";
                            case CENTER -> "^";
                            case END -> ">";
                        })
                .collect(Collectors.joining(","));
        return "table(" + head + ")"
                + table.rows().stream()
                        .map(row -> row.stream().map(Terse::runs).collect(Collectors.joining(",", "(", ")")))
                        .collect(Collectors.joining());
    }

    private static String runs(List<Inline> runs) {
        return runs.stream().map(Terse::run).collect(Collectors.joining());
    }

    private static String run(Inline inline) {
        if (!(inline instanceof Inline.Text run)) {
            return "/";
        }
        String marks = run.marks().stream().map(Terse::mark).collect(Collectors.joining());
        return marks.isEmpty() ? run.text() : "[" + marks + " " + run.text() + "]";
    }

    private static String mark(Mark mark) {
        if (mark instanceof Mark.Link link) {
            return "<" + link.href() + ">";
        }
        return String.valueOf(mark.getClass().getSimpleName().charAt(0))
                + (mark instanceof Mark.Superscript ? "up" : mark instanceof Mark.Subscript ? "ub" : "")
                + (mark instanceof Mark.Strike ? "k" : "");
    }
}
