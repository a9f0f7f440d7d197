package dev.masthead.rendering;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An article in a listing.
 *
 * @param href the article's page
 * @param headline plain text
 * @param deck plain text; may be empty
 * @param language the article's language, when it is not the page's
 * @param section the section, linked
 * @param authors in order
 * @param published when it appeared
 * @param picture the hero image
 * @param minutes the reading time, at least 1
 */
public record Teaser(
        String href,
        String headline,
        String deck,
        Optional<Language> language,
        Optional<Link> section,
        List<Author> authors,
        Stamp published,
        Optional<Picture> picture,
        int minutes) {

    /** Copies the list. */
    public Teaser {
        Objects.requireNonNull(href, "href");
        Objects.requireNonNull(headline, "headline");
        Objects.requireNonNull(deck, "deck");
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(section, "section");
        authors = List.copyOf(authors);
        Objects.requireNonNull(published, "published");
        Objects.requireNonNull(picture, "picture");
    }
}
