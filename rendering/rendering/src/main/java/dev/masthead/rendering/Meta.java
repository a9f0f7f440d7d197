package dev.masthead.rendering;

import java.util.Objects;

/**
 * A {@code <meta>} element.
 *
 * @param name the value of its {@code name} or {@code property} attribute
 * @param content the value of its {@code content} attribute
 */
public record Meta(String name, String content) {

    /** Refuses null. */
    public Meta {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(content, "content");
    }
}
