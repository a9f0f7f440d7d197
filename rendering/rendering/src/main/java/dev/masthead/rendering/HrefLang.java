package dev.masthead.rendering;

import java.util.Objects;

/**
 * A translation of a page, for {@code <link rel="alternate" hreflang>}.
 *
 * @param language BCP 47, or {@link #DEFAULT}
 * @param href the page, in full
 */
public record HrefLang(String language, String href) {

    /** For readers of all other languages. */
    public static final String DEFAULT = "x-default";

    /** Refuses null. */
    public HrefLang {
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(href, "href");
    }
}
