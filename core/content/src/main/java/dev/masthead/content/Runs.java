package dev.masthead.content;

import dev.masthead.core.Inline;
import dev.masthead.core.Mark;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the runs of a paragraph: white space is collapsed as HTML does, neighbours with equal marks become one. */
final class Runs {

    private static final Mark CODE = new Mark.Code();

    private final List<Inline> done = new ArrayList<>();
    private final StringBuilder current = new StringBuilder();
    private List<Mark> marks = List.of();
    private boolean afterSpace = true;

    void text(String raw, List<Mark> textMarks) {
        String text = PlainText.lines(raw);
        if (!textMarks.equals(marks)) {
            close();
            marks = List.copyOf(textMarks);
        }
        boolean keep = textMarks.contains(CODE);
        for (int i = 0; i < text.length(); i++) {
            append(text.charAt(i), keep);
        }
    }

    void lineBreak() {
        close();
        if (!done.isEmpty()) {
            done.add(new Inline.LineBreak());
        }
        afterSpace = true;
    }

    boolean isEmpty() {
        return done.isEmpty() && current.isEmpty();
    }

    /** Hands out the runs, without space at either end, and starts anew. */
    List<Inline> take() {
        close();
        trimEnd();
        List<Inline> runs = List.copyOf(done);
        done.clear();
        marks = List.of();
        afterSpace = true;
        return runs;
    }

    private void append(char c, boolean keepSpaces) {
        boolean space = c == ' ' || c == '\n' || c == '\t' || c == '\f';
        if (!space) {
            current.append(c);
        } else if (keepSpaces || !afterSpace) {
            current.append(' ');
        }
        afterSpace = space;
    }

    private void close() {
        if (!current.isEmpty()) {
            done.add(new Inline.Text(current.toString(), marks));
            current.setLength(0);
        }
    }

    private void trimEnd() {
        while (!done.isEmpty()) {
            Inline shorter = trimmed(done.remove(done.size() - 1));
            if (shorter != null) {
                done.add(shorter);
                return;
            }
        }
    }

    private static @Nullable Inline trimmed(Inline last) {
        if (!(last instanceof Inline.Text run)) {
            return null;
        }
        String text = run.text().stripTrailing();
        return text.isEmpty() ? null : new Inline.Text(text, run.marks());
    }
}
