package dev.masthead.content;

import dev.masthead.core.Block;
import dev.masthead.core.Inline;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Element;

/** Reads {@code table}: rows of cells, the first row of head cells being the head; short rows are filled up. */
final class HtmlTables {

    private final HtmlBlocks html;

    HtmlTables(HtmlBlocks html) {
        this.html = html;
    }

    void read(Element table, Flow flow, int depth) {
        flow.endParagraph();
        int line = html.lineOf(table);
        Element caption = table.selectFirst("> caption");
        if (caption != null) {
            flow.addAll(html.inside(caption, flow, depth + 1), line);
        }
        List<Element> rows = rows(table);
        int width = rows.stream().mapToInt(row -> cells(row).size()).max().orElse(0);
        if (width == 0) {
            return;
        }
        if (width > Limits.COLUMNS || rows.size() > Limits.ROWS + 1) {
            html.references()
                    .error(
                            line,
                            "the table has more than " + Limits.COLUMNS + " columns or " + Limits.ROWS
                                    + " rows; split it");
        }
        flow.add(block(rows, Math.min(width, Limits.COLUMNS), flow), line);
    }

    private Block block(List<Element> rows, int width, Flow flow) {
        boolean headed = rows.get(0).select("> td").isEmpty();
        List<Element> head = headed ? cells(rows.get(0)) : List.of();
        List<Element> aligned = cells(rows.get(0));
        List<Block.Column> columns = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            List<Inline> text = i < head.size() ? text(head.get(i), flow) : List.of();
            columns.add(new Block.Column(text, i < aligned.size() ? align(aligned.get(i)) : Block.Align.START));
        }
        List<List<List<Inline>>> lines = rows.stream()
                .skip(headed ? 1 : 0)
                .limit(Limits.ROWS)
                .map(row -> row(cells(row), width, flow))
                .toList();
        return new Block.Table(columns, lines);
    }

    private List<List<Inline>> row(List<Element> cells, int width, Flow flow) {
        List<List<Inline>> row = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            row.add(i < cells.size() ? text(cells.get(i), flow) : List.of());
        }
        return row;
    }

    private List<Inline> text(Element cell, Flow flow) {
        return Flow.inlines(html.inside(cell, new Flow(flow.budget()), Limits.BLOCK_DEPTH));
    }

    private static List<Element> rows(Element table) {
        List<Element> rows = new ArrayList<>();
        for (Element child : table.children()) {
            if (child.normalName().equals("tr")) {
                rows.add(child);
            } else if (child.normalName().matches("thead|tbody|tfoot")) {
                rows.addAll(child.select("> tr"));
            }
        }
        return rows;
    }

    private static List<Element> cells(Element row) {
        return row.select("> td, > th");
    }

    private static Block.Align align(Element cell) {
        String align = (cell.attr("align") + cell.attr("style")).toLowerCase(Locale.ROOT);
        return align.contains("center")
                ? Block.Align.CENTER
                : align.contains("right") ? Block.Align.END : Block.Align.START;
    }
}
