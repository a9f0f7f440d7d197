package dev.masthead.rendering;

import java.util.List;
import java.util.Objects;

/**
 * A text in which some runs are marked.
 *
 * @param runs in order; together they are the text
 */
public record MarkedText(List<Run> runs) {

    /** Copies the list. */
    public MarkedText {
        runs = List.copyOf(runs);
    }

    /** Whether there is any text. */
    public boolean isEmpty() {
        return runs.isEmpty();
    }

    boolean hasMarks() {
        return runs.stream().anyMatch(Run::marked);
    }

    /**
     * A piece of the text.
     *
     * @param text plain text
     * @param marked whether it answers what was searched for, for {@code <mark>}
     */
    public record Run(String text, boolean marked) {

        /** Refuses null. */
        public Run {
            Objects.requireNonNull(text, "text");
        }
    }

    /** Made printable as the other texts of a view. */
    MarkedText escaped() {
        return new MarkedText(runs.stream()
                .map(run -> new Run(Escape.htmlCharacters(run.text()), run.marked()))
                .toList());
    }
}
