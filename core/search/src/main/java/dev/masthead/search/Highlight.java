package dev.masthead.search;

import java.util.List;
import java.util.Objects;

/**
 * A text and what in it answers the query. Never markup.
 *
 * @param text plain text; may be empty
 * @param marks where the words of the query are, in order, apart from each other
 */
public record Highlight(String text, List<Range> marks) {

    /** Copies the list. */
    public Highlight {
        Objects.requireNonNull(text, "text");
        marks = List.copyOf(marks);
    }

    /** Without the marks: they tell what a reader asked for. */
    @Override
    public String toString() {
        return "Highlight[" + text.length() + " characters]";
    }

    /**
     * A part of the text.
     *
     * @param start index of its first character
     * @param end index behind its last one
     */
    public record Range(int start, int end) {

        /** Refuses what is empty. */
        public Range {
            if (start < 0 || end <= start) {
                throw new IllegalArgumentException("A range ends behind its start");
            }
        }
    }
}
