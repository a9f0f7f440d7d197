package dev.masthead.rendering;

import java.util.Objects;

/**
 * Markup made by Masthead or by a theme: the only value that a template may print without escaping it. Text of authors or
 * readers never becomes one but through {@link #escaped}.
 *
 * @param value well-formed HTML
 */
public record Html(String value) {

    /** No markup. */
    public static final Html EMPTY = new Html("");

    /** Refuses null. */
    public Html {
        Objects.requireNonNull(value, "value");
    }

    /** Text as markup that shows it: everything escaped. */
    public static Html escaped(String text) {
        return new Html(Escape.html(text));
    }

    /** Whether there is nothing to print. */
    public boolean isEmpty() {
        return value.isEmpty();
    }

    @Override
    public String toString() {
        return value;
    }
}
