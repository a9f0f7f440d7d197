package dev.masthead.rendering;

import java.util.Objects;

/**
 * The same content in another form: a feed of the magazine, or the twin of an article; for {@code <link rel="alternate">}.
 *
 * @param title what it is
 * @param type its media type
 * @param href where it is
 */
public record Alternate(String title, String type, String href) {

    /** Refuses null. */
    public Alternate {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(href, "href");
    }
}
