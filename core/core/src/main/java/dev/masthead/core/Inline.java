package dev.masthead.core;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Objects;

/** A piece of a line: a run of text with its marks, or a line break. The family is closed. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Inline.Text.class, name = "text"),
    @JsonSubTypes.Type(value = Inline.LineBreak.class, name = "break")
})
public sealed interface Inline {

    /**
     * A run of text.
     *
     * @param text plain text, never markup
     * @param marks from the outermost to the innermost
     */
    record Text(String text, List<@Valid Mark> marks) implements Inline {
        /** Copies the list. */
        public Text {
            Objects.requireNonNull(text, "text");
            marks = List.copyOf(marks);
        }
    }

    /** A line break inside a paragraph. */
    record LineBreak() implements Inline {}

    /** A run without marks. */
    static List<Inline> plain(String text) {
        return List.of(new Text(text, List.of()));
    }

    /** The words alone, a line break as a space. */
    static String words(List<Inline> inlines) {
        StringBuilder out = new StringBuilder();
        for (Inline inline : inlines) {
            out.append(inline instanceof Text run ? run.text() : " ");
        }
        return out.toString();
    }
}
