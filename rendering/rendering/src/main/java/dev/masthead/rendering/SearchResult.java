package dev.masthead.rendering;

import java.util.Objects;

/**
 * An article that a search found.
 *
 * @param teaser the article
 * @param headline its headline, with what answers the query
 * @param text its deck, or the place in its body that answers the query better; may be empty
 */
public record SearchResult(Teaser teaser, MarkedText headline, MarkedText text) {

    /** Refuses null. */
    public SearchResult {
        Objects.requireNonNull(teaser, "teaser");
        Objects.requireNonNull(headline, "headline");
        Objects.requireNonNull(text, "text");
    }
}
