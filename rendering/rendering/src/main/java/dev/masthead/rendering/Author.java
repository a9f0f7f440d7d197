package dev.masthead.rendering;

import java.util.Objects;
import java.util.Optional;

/**
 * One of an article's authors.
 *
 * @param name as readers see it
 * @param href the author's listing
 * @param bio a sentence or two, plain text
 * @param url the author's own page elsewhere
 * @param guest whether the author is not of the magazine's staff
 */
public record Author(String name, Optional<String> href, Optional<String> bio, Optional<String> url, boolean guest) {

    /** Refuses null. */
    public Author {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(href, "href");
        Objects.requireNonNull(bio, "bio");
        Objects.requireNonNull(url, "url");
    }
}
