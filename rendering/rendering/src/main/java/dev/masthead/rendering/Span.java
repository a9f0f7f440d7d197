package dev.masthead.rendering;

import dev.masthead.core.Inline;
import dev.masthead.core.Mark;
import java.util.ArrayList;
import java.util.List;

/**
 * Inline content as a tree, in which neighbouring runs share their marks: what elements and delimiters are made from. The
 * one place that tells the kinds of inlines apart.
 */
sealed interface Span {

    /** A run of text, never empty. */
    record Words(String text) implements Span {}

    /** A line break. */
    record Break() implements Span {}

    /** Spans under a mark, never empty. */
    record Marked(Mark mark, List<Span> spans) implements Span {

        /** The words alone. */
        String words() {
            return Span.words(spans);
        }
    }

    /** The tree; a link inside a link and a mark inside the same mark are left out. */
    static List<Span> of(List<Inline> inlines) {
        List<Run> runs = new ArrayList<>();
        for (Inline inline : inlines) {
            if (inline instanceof Inline.Text text && !text.text().isEmpty()) {
                runs.add(new Run(new Words(text.text()), nestable(text.marks())));
            } else if (inline instanceof Inline.LineBreak) {
                runs.add(new Run(
                        new Break(),
                        runs.isEmpty() ? List.of() : runs.get(runs.size() - 1).marks()));
            }
        }
        return tree(runs, 0);
    }

    /** The words alone, a line break as a space. */
    static String words(List<Span> spans) {
        StringBuilder out = new StringBuilder();
        for (Span span : spans) {
            out.append(span instanceof Words run ? run.text() : span instanceof Marked marked ? marked.words() : " ");
        }
        return out.toString();
    }

    /** A leaf with its marks. */
    record Run(Span leaf, List<Mark> marks) {}

    private static List<Span> tree(List<Run> runs, int depth) {
        List<Span> spans = new ArrayList<>();
        int at = 0;
        while (at < runs.size()) {
            Run run = runs.get(at);
            if (run.marks().size() == depth) {
                spans.add(run.leaf());
                at++;
            } else {
                int end = endOf(runs, at, depth);
                spans.add(new Marked(run.marks().get(depth), tree(runs.subList(at, end), depth + 1)));
                at = end;
            }
        }
        return spans;
    }

    private static int endOf(List<Run> runs, int start, int depth) {
        Mark mark = runs.get(start).marks().get(depth);
        int end = start + 1;
        while (end < runs.size()
                && runs.get(end).marks().size() > depth
                && runs.get(end).marks().get(depth).equals(mark)) {
            end++;
        }
        return end;
    }

    private static List<Mark> nestable(List<Mark> marks) {
        List<Mark> kept = new ArrayList<>();
        for (Mark mark : marks) {
            if (kept.stream().noneMatch(outer -> outer.getClass() == mark.getClass())) {
                kept.add(mark);
            }
        }
        return kept;
    }
}
