package dev.masthead.rendering;

import java.util.Objects;

/**
 * A link.
 *
 * @param text what it says
 * @param href where it goes, resolved
 */
public record Link(String text, String href) {

    /** Refuses null. */
    public Link {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(href, "href");
    }
}
